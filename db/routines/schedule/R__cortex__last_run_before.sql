create or replace function cortex__last_run_before(moment timestamptz)
returns bigint
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  run bigint;
begin
  execute 'select coalesce(max(runid), 0) from cron.job_run_details where coalesce(start_time, end_time) < $1' into run using moment;
  return run;
end;
$function$;

comment on function cortex__last_run_before is
  'The last of pg_cron''s runs, of those that this role sees, that is known to have begun before then; 0 for none. pg_cron numbers runs in the order of their beginning, so that those before it, which may have no time, are older too.';
revoke execute on function cortex__last_run_before from public;
