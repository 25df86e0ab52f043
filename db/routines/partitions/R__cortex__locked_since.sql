create or replace function cortex__locked_since(run uuid)
returns timestamptz
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select min(locked_at) from cortex_partition_task where run_id = run;
$function$;

comment on function cortex__locked_since is
  'Since when queue is locked against workers by a run that is one transaction, as it has dropped a partition; NULL as long as it has not.';
revoke execute on function cortex__locked_since from public;
