create or replace function cortex_reschedule()
returns table (job_name text, cron_schedule text, job_command text, action text)
language plpgsql
volatile
-- As in cortex_schedule: the jobs belong to the owner of the installation.
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  deferred boolean;
begin
  if not cortex__pg_cron_usable() or not exists (select from cortex__own_jobs()) then
    return;
  end if;
  perform cortex__check_job_names();
  -- Or a cortex_schedule() at the same moment would be undone by what was asked for before it.
  lock table cortex_schedule_settings in share row exclusive mode;
  if not exists (select from cortex_schedule_settings) then
    return;
  end if;

  for job_name, cron_schedule, job_command, deferred in
    select wanted.*
    from cortex__jobs(cortex__schedule_settings()) as wanted
    where wanted.job_name ~ '^cortex-(create|maintain)-partitions(:|$)'
  loop
    action := cortex__put_job(job_name, cron_schedule, case when not deferred then job_command end, dry_run => false);
    if action is not null then
      return next;
    end if;
  end loop;
end;
$function$;

comment on function cortex_reschedule is
  'Gives pg_cron the jobs for partitions, with what cortex_schedule() was last asked for, when queue has become partitioned; takes them away when it is a plain table again. Leaves the other jobs as they are. No rows, and nothing done, where cortex_schedule() was not called or its jobs have been removed. cortex_migration_step() calls it. Raises QX002 (a job of that name belongs to another role).';
revoke execute on function cortex_reschedule from public;
