create or replace function cortex_scheduled()
returns table (
  job_name text, cron_schedule text, job_command text, active boolean, last_status text, last_started_at timestamptz,
  last_took interval, last_message text, failures_7d bigint
)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  since    constant timestamptz := now() - interval '7 days';
  recorded constant boolean := cortex__cron_setting('log_run') is distinct from 'off';
  job      record;
  last_run record;
begin
  for job in select * from cortex__own_jobs() loop
    job_name := job.job_name;
    cron_schedule := job.cron_schedule;
    job_command := job.job_command;
    active := job.active;
    execute 'select * from cron.job_run_details where jobid = $1 order by runid desc limit 1' into last_run using job.job_number;
    last_status := last_run.status;
    last_started_at := coalesce(last_run.start_time, last_run.end_time);
    last_took := last_run.end_time - last_run.start_time;
    last_message := last_run.return_message;
    if last_started_at is null and last_run.status = 'failed' then
      last_message := concat_ws('; ', last_message, cortex__time_of_run(last_run.runid));
    end if;
    failures_7d := case when recorded then cortex__failed_runs(job.job_number, since) end;
    return next;
  end loop;
end;
$function$;

comment on function cortex_scheduled is
  'The pg_cron jobs of this installation, how the last run of each went, and how many failed in the last 7 days. A run that pg_cron could not start has no time in its versions before 1.6.3: last_message says then what is known of it, and it counts as a failure unless a run of another time shows that it is older. One that never came to an end counts too. failures_7d is NULL where pg_cron keeps no record (cron.log_run). No rows without pg_cron or before cortex_schedule().';
revoke execute on function cortex_scheduled from public;
grant execute on function cortex_scheduled to cortex_viewer;
