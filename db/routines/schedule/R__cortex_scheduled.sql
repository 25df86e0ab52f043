create or replace function cortex_scheduled()
returns table (
  job_name text, cron_schedule text, job_command text, active boolean, last_status text, last_started_at timestamptz,
  last_took interval, last_message text, failures_7d bigint
)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if not cortex__pg_cron_usable() then
    return;
  end if;

  return query execute
    'select job.jobname::text, job.schedule, job.command, job.active,
       last_run.status, coalesce(last_run.start_time, last_run.end_time), last_run.end_time - last_run.start_time,
       last_run.return_message, recent.failures
     from cortex__jobs() as wanted
       join cron.job on job.jobname = wanted.job_name and job.username = current_user and job.database = current_database()
       left join lateral (
         select * from cron.job_run_details as run where run.jobid = job.jobid order by run.runid desc limit 1) as last_run on true
       cross join lateral (
         -- A run that could not connect has no start_time.
         select count(*) from cron.job_run_details as run
         where run.jobid = job.jobid and run.status = ''failed''
           and coalesce(run.start_time, run.end_time) > now() - interval ''7 days'') as recent (failures)
     order by wanted.job_name';
end;
$function$;

comment on function cortex_scheduled is
  'The pg_cron jobs of this installation, how the last run of each went, and how many failed in the last 7 days. No rows without pg_cron or before cortex_schedule().';
revoke execute on function cortex_scheduled from public;
grant execute on function cortex_scheduled to cortex_viewer;
