create or replace function cortex__swap_statements()
returns table (place integer, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with exchange as (
    select case when rolling_back then '_new' when strategy = 'copy' then '_old' else '_legacy' end as old_suffix,
      cortex__migration_target() as target,
      to_regclass(cortex__migration_target()) as target_oid
    from cortex__current_migration()
  )
  select * from cortex__moved_triggers()
  union all
  select * from cortex__moved_sequences()
  union all
  select * from cortex__moved_key()
  union all
  select names.* from exchange, cortex__moved_index_names(target_oid, old_suffix, substr((parse_ident(target))[2], 6)) as names
  union all
  select 50, format('alter table %I.queue rename to %I', '${flyway:defaultSchema}', 'queue' || old_suffix) from exchange
  union all
  select 51, format('alter table %s rename to queue', target) from exchange
  union all
  select grants.* from exchange, cortex__moved_grants(target_oid) as grants
  union all
  select * from cortex__moved_views()
  order by 1, 2;
$function$;

comment on function cortex__swap_statements is
  'The statements by which the target of the current move takes the place of queue: its name, index names, triggers, sequences, privileges and views. To be read, all of them, and then run under one lock.';
revoke execute on function cortex__swap_statements from public;
