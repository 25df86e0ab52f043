create or replace function cortex__lock_queue()
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Every worker queues up behind this request for as long as it waits.
set lock_timeout = '75ms'
as $function$
begin
  lock table only queue in access exclusive mode;
  return true;
exception when lock_not_available then
  return false;
end;
$function$;

comment on function cortex__lock_queue is 'Locks queue itself, without its partitions; false when its users do not let go of it in time.';
revoke execute on function cortex__lock_queue from public;
