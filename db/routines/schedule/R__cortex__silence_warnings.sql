create or replace function cortex__silence_warnings()
returns table (warning text, remedy text)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  patience constant interval := interval '15 minutes';
  of_late  constant timestamptz := now() - patience;
  job      record;
  last_run record;
  last_log timestamptz;
  recorded boolean;
  late     interval;
  -- A setting that every version has.
  hidden   constant boolean := cortex__cron_setting('host') is null;
begin
  for job in select * from cortex__own_jobs() loop
    execute 'select status, coalesce(end_time, start_time) as seen from cron.job_run_details where jobid = $1 order by runid desc limit 1'
      into last_run using job.job_number;
    if job.active and job.cron_schedule = '*/5 * * * *' and last_run.status in ('succeeded', 'failed') and last_run.seen < of_late
      and pg_postmaster_start_time() < of_late then
      return query select format('job %s is due every five minutes, but no run since %s GMT is on record: pg_cron does not start it (cron.max_running_jobs, cron.launch_active_jobs), or keeps no record (cron.log_run)',
          job.job_name, to_char(last_run.seen at time zone 'UTC', 'YYYY-MM-DD HH24:MI')),
        'select name, setting from pg_settings where name like ''cron.%''; -- as a superuser';
    end if;
  end loop;

  execute 'select exists (select from cron.job_run_details where username = current_user)' into recorded;
  select max(started_at) into last_log from cortex_run_log where application = 'pg_cron' and started_at > now() - interval '2 days';
  if last_log is not null and not recorded and hidden and exists (select from cortex__own_jobs()) then
    return query select 'pg_cron has run jobs but has no record of it (cron.log_run = off?), so that nothing is known of how they went',
      'alter system set cron.log_run = on; -- as a superuser, then restart PostgreSQL';
  end if;

  late := cortex__schedule_offset();
  if late is not null and hidden then
    return query select format('the daily jobs began %s minutes %s than their schedules say in GMT: pg_cron seems to read them in another zone (cron.timezone)',
        abs(extract(epoch from late) / 60)::integer, case when late > interval '0' then 'later' else 'earlier' end),
      'alter system set cron.timezone = ''GMT''; -- as a superuser, then restart PostgreSQL';
  end if;
end;
$function$;

comment on function cortex__silence_warnings is
  'Whether pg_cron starts jobs less often than it should, at another hour, or says nothing about it, judged by what there is on record: its settings are hidden from most roles.';
revoke execute on function cortex__silence_warnings from public;
