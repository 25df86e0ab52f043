create or replace function cortex__renew_jobs(dry_run boolean)
returns text[]
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  target     record;
  job        record;
  new_number bigint;
  renewed    text[] := array[]::text[];
begin
  select * into target from cortex__job_target();
  perform cortex__check_job_target(target.served_database);

  for job in
    select own.*
    from cortex__stale_jobs(target.node_name, target.node_port, target.served_database) as stale
      join cortex__own_jobs() as own on own.job_number = stale.job_number
    -- Who may not pause a job must not make one anew that is paused: it would run.
    where own.active or cortex__may_alter_jobs()
  loop
    renewed := renewed || job.job_name;
    if not dry_run then
      execute 'select cron.unschedule($1)' using job.job_number;
      execute 'select cron.schedule($1, $2, $3)' into new_number using job.job_name, job.cron_schedule, job.job_command;
      if not job.active then
        execute 'select cron.alter_job($1, active => false)' using new_number;
      end if;
    end if;
  end loop;
  return renewed;
end;
$function$;

comment on function cortex__renew_jobs is
  'Makes those jobs of this installation anew that pg_cron sends elsewhere than it would send them now, as cron.schedule() leaves that as it is; what is paused stays so. Returns their names. Raises QX003 where pg_cron serves another database.';
revoke execute on function cortex__renew_jobs from public;
