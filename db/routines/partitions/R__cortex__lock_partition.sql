create or replace function cortex__lock_partition(partition oid, patiently boolean)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Every worker queues up behind this request for as long as it waits.
set lock_timeout = '75ms'
as $function$
begin
  if patiently then
    lock table only queue in access exclusive mode;
  else
    lock table only queue in access exclusive mode nowait;
  end if;
  -- In this order, or it deadlocks with workers. Whoever comes through queue is gone by now; who reads the partition itself may stay long.
  execute format('lock table %s in access exclusive mode nowait', partition::regclass);
end;
$function$;

comment on function cortex__lock_partition is
  'Locks queue itself and one partition against everybody, waiting for queue 75 ms at most, or not at all unless patiently. Raises lock_not_available.';
revoke execute on function cortex__lock_partition from public;
