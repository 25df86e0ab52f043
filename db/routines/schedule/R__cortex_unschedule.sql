create or replace function cortex_unschedule()
returns table (job_name text, action text)
language plpgsql
volatile
-- As in cortex_schedule: the jobs belong to the owner of the installation.
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  job_number bigint;
begin
  if not cortex__pg_cron_usable() then
    return;
  end if;

  action := 'removed';
  for job_name, job_number in execute
    'select wanted.job_name, job.jobid
       from cortex__jobs() as wanted join cron.job on job.jobname = wanted.job_name
       where job.username = current_user and job.database = current_database()
       order by wanted.job_name'
  loop
    execute 'select cron.unschedule($1)' using job_number;
    return next;
  end loop;
end;
$function$;

comment on function cortex_unschedule is
  'Takes the jobs of this installation, and no others, from pg_cron; one row for each. No rows when there were none, or no pg_cron.';
revoke execute on function cortex_unschedule from public;
