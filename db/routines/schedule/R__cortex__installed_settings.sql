create or replace function cortex__installed_settings()
returns cortex_schedule_settings
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select true,
    max(substring(job_command from 'retention_days => (\d+)'))::integer,
    max(substring(job_command from 'cortex_purge_dead_letters\(older_than => ''([^'']+)'))::interval,
    max(substring(job_command from 'premake_days => (\d+)'))::integer,
    max(substring(job_command from 'cortex_maintain_history\(retention => ''([^'']+)'))::interval,
    max(substring(job_command from 'cortex_purge_job_runs\(older_than => ''([^'']+)'))::interval,
    max(substring(job_command from 'cortex_rescue_stale\(older_than => ''([^'']+)'))::interval
  from cortex__own_jobs();
$function$;

comment on function cortex__installed_settings is
  'What the commands of this installation''s jobs in pg_cron say, for jobs of a version that kept no settings; NULL where none says it.';
revoke execute on function cortex__installed_settings from public;
