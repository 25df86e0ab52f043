create or replace function cortex__moved_key()
returns table (place integer, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
  with legacy as (
    select migration.*, cortex__migration_key(case when rolling_back then to_regclass('queue_legacy') else to_regclass('queue') end) as key_oid
    from cortex__current_migration() as migration
    where strategy = 'attach'
  ), old_key as (
    select legacy.*, relname as key_name, conname
    from legacy
      join pg_class on pg_class.oid = key_oid
      left join pg_constraint on conindid = key_oid and conrelid <> 0 and contype in ('p', 'u')
  ), change (place, command) as (
    select 22, 'alter table %1$I.queue detach partition %1$I.queue_legacy' from legacy where rolling_back
    union all
    -- Needs no scan, as cortex_migration_bound proves it.
    select 23, 'alter table %1$I.queue alter column created_at set not null' from legacy where not rolling_back
    union all
    select 24, case when conname is null then 'drop index %1$I.%2$I' else 'alter table %1$I.%3$I drop constraint %2$I' end
    from old_key where key_changes
    union all
    select 25, 'alter table %1$I.%3$I add constraint %2$I primary key using index cortex_migration_key' from old_key where key_changes
    union all
    select 26, 'alter table %1$I.queue_legacy alter column created_at drop not null'
    from legacy where rolling_back and nullable
    union all
    select 27, format('insert into %%1$I.queue_legacy (%1$s) overriding system value select %1$s from %%1$I.queue', replace(columns.names, '%', '%%'))
    from legacy, cortex__migration_columns(to_regclass('queue'), started_at) as columns where rolling_back
    union all
    select 52, format('alter table %%1$I.queue attach partition %%1$I.queue_legacy for values from (minvalue) to (%L)', wide_until)
    from legacy where not rolling_back
    union all
    select 53, 'alter table %1$I.queue_legacy drop constraint cortex_migration_bound' from legacy where not rolling_back
    union all
    -- Takes over the one that queue_legacy has, without a scan; on the way back DETACH gives it back.
    select 54, format('alter table %%1$I.queue add constraint %I %s', conname, replace(pg_get_constraintdef(pg_constraint.oid), '%', '%%'))
    from legacy, pg_constraint where not rolling_back and conrelid = 'queue'::regclass and contype = 'f'
    union all
    select 28, format('alter table %%1$I.queue drop constraint %I', conname)
    from legacy, pg_constraint where rolling_back and conrelid = 'queue'::regclass and contype = 'f'
  )
  select place, format(command, '${flyway:defaultSchema}', (select key_name from old_key),
    (select case when rolling_back then 'queue_legacy' else 'queue' end from legacy))
  from change
  order by 1, 2;
$function$;

comment on function cortex__moved_key is
  'The statements of the attach strategy: the old table gets the key that a partition needs and becomes a partition; on the way back the reverse, and what the other partitions hold. None for copy.';
revoke execute on function cortex__moved_key from public;
