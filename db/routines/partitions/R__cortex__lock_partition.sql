create or replace function cortex__lock_partition(partition oid)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  -- Whoever comes through queue is gone once that is locked; who reads the partition itself may stay long, and workers are waiting.
  execute format('lock table %s in access exclusive mode nowait', partition::regclass);
  return true;
exception when lock_not_available then
  return false;
end;
$function$;

comment on function cortex__lock_partition is 'Locks a partition if that can be done at once. Call it only while queue is locked: the other order deadlocks.';
revoke execute on function cortex__lock_partition from public;
