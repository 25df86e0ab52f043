create or replace function cortex__migration_apply(batch_size integer)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- A few keys out of very many rows: by index, whatever the statistics of a table filled a moment ago say. JIT would take such costs for real.
set jit = off
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $function$
declare
  migration  cortex_migration;
  into_table constant text := cortex__migration_target();
  to_copy    record;
  taken      record;
begin
  select * into strict migration from cortex__current_migration();
  with change as (
    delete from cortex_migration_change
    where change_id in (select change_id from cortex_migration_change order by change_id limit batch_size)
    returning changed_id, changed_created_at
  ), key as (
    select changed_id, changed_created_at, count(*) as times from change group by changed_id, changed_created_at
  )
  select sum(times)::bigint as changes, bool_or(changed_id is null) as truncated,
    array_agg(changed_id) filter (where changed_created_at is not null) as ids,
    array_agg(changed_created_at) filter (where changed_created_at is not null) as times,
    array_agg(changed_id) filter (where changed_created_at is null) as timeless_ids
  into taken
  from key;

  if taken.truncated then
    perform cortex__migration_begin_over();
    return null;
  end if;
  if taken.changes is null then
    return 0;
  end if;
  if not migration.rolling_back then
    perform cortex__migration_cover(taken.ids, taken.times);
  end if;

  to_copy := cortex__migration_columns('queue'::regclass, migration.started_at);
  if taken.timeless_ids is not null then
    execute format('delete from %s as copy where copy.id = any ($1)', into_table) using taken.timeless_ids;
  end if;
  execute format(
    'delete from %s as copy using unnest($1, $2) as key (id, created_at)
       where copy.id = key.id and copy.created_at = key.created_at', into_table) using taken.ids, taken.times;
  execute format(
    'insert into %s (%s) overriding system value
       select %3$s from unnest($1, $2) as key (id, created_at) join queue as job on job.id = key.id and job.created_at = key.created_at
       union all
       select %3$s from queue as job where job.id = any ($3) and job.created_at is null', into_table, to_copy.names, to_copy.expressions)
    using taken.ids, taken.times, taken.timeless_ids;

  update cortex_migration set applied = applied + taken.changes where migration_id = migration.migration_id;
  return taken.changes;
end;
$function$;

comment on function cortex__migration_apply is
  'Carries over the jobs of up to batch_size captured changes as they are now and returns how many changes that were; NULL when queue was truncated and copying has to begin again.';
revoke execute on function cortex__migration_apply from public;
