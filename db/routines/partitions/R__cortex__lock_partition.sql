create or replace function cortex__lock_partition(partition oid)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Every worker queues up behind this request for as long as it waits.
set lock_timeout = '75ms'
as $function$
begin
  lock table only queue in access exclusive mode;
  -- In this order, or it deadlocks with workers. Whoever comes through queue is gone by now; who reads the partition itself may stay long.
  execute format('lock table %s in access exclusive mode nowait', partition::regclass);
end;
$function$;

comment on function cortex__lock_partition is 'Locks queue itself and one partition against everybody. Raises lock_not_available within 75 ms.';
revoke execute on function cortex__lock_partition from public;
