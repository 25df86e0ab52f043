create or replace function cortex__failed_runs(of_job bigint, since timestamptz)
returns bigint
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  known_older constant bigint := cortex__last_run_before(since);
  failures    bigint;
begin
  -- pg_cron runs a job only after its last run: one that is not finished beside a later one never will be.
  execute
    'select count(*)
     from cron.job_run_details
     where jobid = $1
       and (status = ''failed''
         or status <> ''succeeded'' and runid < (select max(later.runid) from cron.job_run_details as later where later.jobid = $1))
       and (coalesce(start_time, end_time) > $2 or start_time is null and end_time is null and runid > $3)'
    into failures using of_job, since, known_older;
  return failures;
end;
$function$;

comment on function cortex__failed_runs is
  'How many runs of a pg_cron job have failed, or never came to an end, since then; those of no time that may be older are counted.';
revoke execute on function cortex__failed_runs from public;
