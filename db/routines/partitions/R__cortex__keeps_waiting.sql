create or replace function cortex__keeps_waiting(task cortex_partition_task)
returns boolean
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select task.together and (
    exists (select from cortex_partition_task where run_id = task.run_id and archived + requeued > 0)
    or exists (
      select from pg_locks
      where locktype = 'relation' and granted and mode = 'AccessExclusiveLock' and pid = pg_backend_pid()
        and relation = 'queue'::regclass and database = (select oid from pg_database where datname = current_database())));
$function$;

comment on function cortex__keeps_waiting is
  'Whether earlier steps of the same transaction have moved jobs or locked queue: workers that wait for these wait for its end, hold locks that a drop needs, and give none back however long one tries.';
revoke execute on function cortex__keeps_waiting from public;
