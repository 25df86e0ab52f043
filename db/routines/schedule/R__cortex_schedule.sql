create or replace function cortex_schedule(
  queue_retention_days   integer default null,
  dead_letter_retention  interval default null,
  premake_days           integer default null,
  history_retention      interval default null,
  run_details_retention  interval default null,
  rescue_after           interval default null,
  dry_run                boolean default false
)
returns table (job_name text, cron_schedule text, job_command text, action text)
language plpgsql
volatile
-- The jobs belong to the owner of the installation and run as that role, whoever calls this: never two sets of them.
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  settings cortex_schedule_settings;
  renewed  text[];
  deferred boolean;
begin
  perform cortex__check_schedule(queue_retention_days, dead_letter_retention, premake_days, history_retention, run_details_retention,
    rescue_after);
  if dry_run is null then
    raise exception 'dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if not cortex__pg_cron_usable() then
    raise exception 'pg_cron is not set up in database % for role %', quote_ident(current_database()), quote_ident(current_user)
      using errcode = 'QX003',
        hint = format('As a superuser: create extension if not exists pg_cron schema pg_catalog; grant usage on schema cron to %I; or let another scheduler call the functions.', current_user);
  end if;
  perform cortex__check_job_names();

  if not dry_run then
    -- Two at once, each with another argument: the second has to know what the first was asked for.
    lock table cortex_schedule_settings in share row exclusive mode;
  end if;
  renewed := cortex__renew_jobs(dry_run);
  settings := cortex__schedule_settings(queue_retention_days, dead_letter_retention, premake_days, history_retention,
    run_details_retention, rescue_after);
  if not dry_run then
    perform cortex__keep_schedule_settings(settings);
  end if;

  for job_name, cron_schedule, job_command, deferred in select * from cortex__jobs(settings) loop
    action := cortex__put_job(job_name, cron_schedule, case when not deferred then job_command end, dry_run);
    if job_name = any (renewed) and action in ('unchanged', 'updated', 'would update') then
      action := case when dry_run then 'would renew' else 'renewed' end;
    end if;
    action := coalesce(action, case when deferred then 'deferred' end);
    if action is not null then
      return next;
    end if;
  end loop;

  -- Rather than with the job's first run: until then nobody could enqueue.
  if not dry_run and cortex__queue_has_days() then
    perform from cortex_create_partitions(settings.premade_days);
  end if;
end;
$function$;

comment on function cortex_schedule is
  'Gives pg_cron the jobs of this installation, all times GMT: creation of partitions 02:00 and 23:00, emptying and dropping of expired ones from 02:15 to 06:15 every hour; purge of dead letters 03:00, of the history 01:30 and of pg_cron''s own run details 03:30; the recount of the throughput 01:45, its rollup every five minutes and, given rescue_after, the rescue of jobs that are processing for longer. An argument that is NULL, or not given, is what it was when cortex_schedule() was last called, also when cortex_unschedule() has removed the jobs since; before the first call 7 days of jobs, 30 days of dead letters, partitions for 3 days ahead, 12 months of history, 7 days of run details, and no rescue. rescue_after => interval ''0'' ends the rescue. Creates what today and the next premake_days lack of partitions at once. A queue that is one plain table gets no job for partitions, until it is partitioned: cortex_reschedule(); what was asked for is kept until then, and shown as the command of a job that is deferred. Idempotent: says what was created, updated, renewed, removed, deferred or unchanged; renewed is a job that pg_cron sent elsewhere than it would now, such as to the port or the database''s name from before a restore or a rename. A paused job stays paused: one that is stale as well is renewed only by a role that may call cron.alter_job(), see cortex_schedule_warnings(). A dry run says what would be, and nothing of it is kept. The jobs belong to the owner of this function. See cortex_schedule_warnings(). Raises QX001, QX002 (a job of that name belongs to another role or database) and QX003 (no pg_cron, or one that serves another database).';
revoke execute on function cortex_schedule from public;
