create or replace function cortex__reserve_partition(partition oid, patiently boolean)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Longer than deadlock_timeout: autovacuum gives way to a lock that it has blocked for that long, and workers don't wait here.
set lock_timeout = '3s'
as $function$
begin
  if not patiently then
    perform set_config('lock_timeout', '10ms', true);
  end if;
  -- What is written under the lock of queue, where nothing may be waited for.
  lock table cortex_partition_task, cortex_run_log in row exclusive mode;
  lock table only queue in share update exclusive mode;
  execute format('lock table %s in share update exclusive mode', partition::regclass);
end;
$function$;

comment on function cortex__reserve_partition is
  'Keeps vacuum and DDL off a partition, and off the tables that its drop is written to, until the end of the transaction, workers not. Waits 3 seconds for them if patiently. Raises lock_not_available.';
revoke execute on function cortex__reserve_partition from public;
