create or replace function cortex__installed_settings()
returns cortex_schedule_settings
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  installed cortex_schedule_settings;
begin
  if not cortex__pg_cron_usable() then
    return null;
  end if;
  execute
    'select true,
       max(substring(command from ''retention_days => (\d+)''))::integer,
       max(substring(command from ''cortex_purge_dead_letters\(older_than => ''''([^'''']+)''))::interval,
       max(substring(command from ''premake_days => (\d+)''))::integer,
       max(substring(command from ''cortex_maintain_history\(retention => ''''([^'''']+)''))::interval,
       max(substring(command from ''cortex_purge_job_runs\(older_than => ''''([^'''']+)''))::interval,
       max(substring(command from ''cortex_rescue_stale\(older_than => ''''([^'''']+)''))::interval
     from cortex__jobs() as wanted join cron.job on job.jobname = wanted.job_name
     where job.username = current_user and job.database = current_database()'
    into installed;
  return installed;
end;
$function$;

comment on function cortex__installed_settings is
  'What the commands of this installation''s jobs in pg_cron say, for jobs of a version that kept no settings; NULL where none says it.';
revoke execute on function cortex__installed_settings from public;
