create or replace function cortex__job_warnings()
returns table (warning text, remedy text)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  install   constant text := cortex__command('schedule install');
  superuser constant text := case when cortex__may_alter_jobs() then '' else ' -- as a superuser' end;
  by_worker constant boolean := coalesce(cortex__cron_setting('use_background_workers') = 'on', false);
  host      constant text := case when not by_worker then cortex__cron_setting('host') end;
  port      constant integer := current_setting('port')::integer;
begin
  if not exists (select from cortex__own_jobs()) then
    return;
  end if;

  return query
    select format('job %s is paused', job.job_name), format('select cron.alter_job(%s, active => true);', job.job_number) || superuser
    from cortex__own_jobs() as job
    where not job.active
    order by job.job_name;
  return query
    select case when job.job_name is null then format('job %s is missing', wanted.job_name)
        else format('job %s was changed: it does something else than was installed', wanted.job_name) end,
      install
    from cortex__jobs(cortex__schedule_settings()) as wanted left join cortex__own_jobs() as job on job.job_name = wanted.job_name
    where not wanted.deferred and wanted.job_command is not null and job.job_command is distinct from wanted.job_command
    order by wanted.job_name;
  return query
    select format('job %s runs in %s, as it was when it was installed', job.job_name, job.goes_to),
      case when job.paused and superuser <> ''
        then format('update cron.job set nodename = %L, nodeport = %s, database = %L where jobid = %s;', coalesce(host, 'localhost'), port,
          current_database(), job.job_number) || superuser
        else install end
    from cortex__stale_jobs(host, case when not by_worker then port end, current_database()) as job
    order by job.job_name;
end;
$function$;

comment on function cortex__job_warnings is
  'Which jobs of this installation are paused, changed, sent elsewhere than pg_cron would have them run now, or missing beside others.';
revoke execute on function cortex__job_warnings from public;
