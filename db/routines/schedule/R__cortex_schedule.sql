create or replace function cortex_schedule(
  queue_retention_days   integer default 7,
  dead_letter_retention  interval default '30 days',
  premake_days           integer default 3,
  history_retention      interval default '12 months',
  run_details_retention  interval default '7 days',
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
  taken_name text;
  taken_by   text;
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

  -- Only a superuser sees the jobs of others; unseen ones do no harm, as each job is idempotent.
  execute 'select job.jobname, format(''role %I in database %I'', job.username, job.database)
      from cron.job join cortex__jobs() as wanted on job.jobname = wanted.job_name
      where (job.username, job.database) is distinct from (current_user::text, current_database()::text)
        and (job.database = current_database() or job.username = current_user)
      order by 1, 2 limit 1'
    into taken_name, taken_by;
  if taken_name is not null then
    raise exception 'a job % belongs to %', taken_name, taken_by
      using errcode = 'QX002', hint = format('Remove it as that role: select cron.unschedule(%L);', taken_name);
  end if;

  for job_name, cron_schedule, job_command, action in execute
    'select wanted.*, case
         when wanted.job_command is null then ''removed''
         when job.jobid is null then ''created''
         when (job.schedule, job.command) = (wanted.cron_schedule, wanted.job_command) then ''unchanged''
         else ''updated'' end
       from cortex__jobs($1, $2, $3, $4, $5, $6) as wanted
         left join cron.job on job.jobname = wanted.job_name and job.username = current_user
       where wanted.job_command is not null or job.jobid is not null
       order by wanted.job_name'
    using queue_retention_days, dead_letter_retention, premake_days, history_retention, run_details_retention, rescue_after
  loop
    if action <> 'unchanged' and dry_run then
      action := case action when 'created' then 'would create' when 'updated' then 'would update' else 'would remove' end;
    elsif action = 'removed' then
      execute 'select cron.unschedule($1::name)' using job_name;
    elsif action <> 'unchanged' then
      execute 'select cron.schedule($1, $2, $3)' using job_name, cron_schedule, job_command;
    end if;
    return next;
  end loop;
end;
$function$;

comment on function cortex_schedule is
  'Gives pg_cron the jobs of this installation: partition maintenance 02:00, purge of dead letters 03:00, of the history 01:30 and of pg_cron''s own run details 03:30, all GMT; the rollup of the throughput every five minutes and, given rescue_after, the rescue of jobs that are processing for longer. Idempotent: says what was created, updated, removed or unchanged; a paused job stays paused. A dry run says what would be. The jobs belong to the owner of this function. Raises QX001, QX002 (a job of that name belongs to another role) and QX003 (no pg_cron).';
revoke execute on function cortex_schedule from public;
