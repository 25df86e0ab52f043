create or replace function cortex__migration_compare(batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- A range of ids: by index, whatever the statistics of a table filled a moment ago say. JIT would take such costs for real.
set jit = off
set enable_seqscan = off
as $function$
declare
  in_range  constant text := 'job.id > coalesce($1, -9223372036854775808) and job.id <= coalesce($2, 9223372036854775807)';
  migration cortex_migration;
  to_copy   record;
  last_id   bigint;
  gone      bigint;
  added     bigint;
begin
  select * into strict migration from cortex__current_migration();
  to_copy := cortex__migration_columns('queue'::regclass, migration.started_at);
  execute 'select id from queue where id > coalesce($1, -9223372036854775808) and id <= $2 order by id offset $3 - 1 limit 1'
    into last_id using migration.reached_id, migration.copy_until, batch_size;

  -- A row without created_at has no counterpart any more, and is written anew with the one that it was given.
  execute format(
    'delete from queue_old where ctid = any (array(
       select old.ctid
       from (select job.ctid, job.id, job.created_at, %1$s as whole from queue_old as job where %2$s) as old
         left join (select job.id, job.created_at, %1$s as whole from queue as job where %2$s) as new using (id, created_at)
       where new.whole is null or new.whole <> old.whole))', to_copy.whole_row, in_range)
    using migration.reached_id, last_id;
  get diagnostics gone = row_count;

  -- A job whose created_at changes between the two statements may be there still: it is captured, and carried over later.
  execute format(
    'insert into queue_old (%s) overriding system value
       select %s from queue as job
       where %s and not exists (select from queue_old as old where old.id = job.id and old.created_at = job.created_at)
     on conflict do nothing', to_copy.names, to_copy.expressions, in_range)
    using migration.reached_id, last_id;
  get diagnostics added = row_count;

  update cortex_migration
  set reached_id = last_id, done = least(total, done + batch_size), copied = copied + added
  where migration_id = migration.migration_id;
  if last_id is null then
    perform cortex__migration_enter('catch up');
  end if;
  return format('%s jobs taken out, %s put in', gone, added);
end;
$function$;

comment on function cortex__migration_compare is
  'On the way back: makes the next batch_size jobs of queue_old by id what they are in queue; after the last ones come the captured changes.';
revoke execute on function cortex__migration_compare from public;
