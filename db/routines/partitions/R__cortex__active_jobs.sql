create or replace function cortex__active_jobs(partition oid)
returns bigint
language plpgsql
-- Not stable: each call has to see what was committed just now.
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Asked under a lock that workers wait for, so a partial index must answer, whatever stale statistics suggest.
set enable_seqscan = off
set max_parallel_workers_per_gather = 0
set jit = off
as $function$
declare
  active bigint;
begin
  execute format(
    'select (select count(*) from %1$s where status = ''pending'') + (select count(*) from %1$s where status = ''processing'')',
    partition::regclass)
    into active;
  return active;
end;
$function$;

comment on function cortex__active_jobs is 'How many jobs of a partition are pending or processing at this moment.';
revoke execute on function cortex__active_jobs from public;
