create or replace function cortex__job_warnings()
returns table (warning text, remedy text)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  return query execute
    'select format(''job %s is paused'', job.jobname), format(''select cron.alter_job(%s, active => true);'', job.jobid)
         || case when has_function_privilege(alter_job.oid, ''execute'') then '''' else '' -- as a superuser'' end
     from cortex__jobs() as wanted join cron.job on job.jobname = wanted.job_name
       cross join pg_proc as alter_job
     where job.username = current_user and job.database = current_database() and not job.active
       and alter_job.pronamespace = ''cron''::regnamespace and alter_job.proname = ''alter_job''
     order by job.jobname';

  if not cortex__queue_has_days() or not exists (select from cortex_scheduled()) then
    return;
  end if;
  return query
    select format('job %s is missing', wanted.job_name), cortex__command('schedule install')
    from cortex__jobs() as wanted
    where wanted.job_name ~ '^cortex-(create|maintain)-partitions(:|$)'
      and wanted.job_name not in (select present.job_name from cortex_scheduled() as present)
    order by wanted.job_name;
end;
$function$;

comment on function cortex__job_warnings is 'Which jobs of this installation are paused, and which for partitions are missing beside others.';
revoke execute on function cortex__job_warnings from public;
