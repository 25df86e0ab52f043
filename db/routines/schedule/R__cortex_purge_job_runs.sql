create or replace function cortex_purge_job_runs(older_than interval default '7 days')
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
set intervalstyle = 'postgres'
as $function$
declare
  cutoff      timestamptz;
  known_older bigint;
  minutes     bigint;
  purged      bigint := 0;
begin
  if older_than is null or older_than < interval '0' or older_than > interval '1000 years' then
    raise exception 'older_than must be between 0 and 1000 years, got %', coalesce(older_than::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: older_than => interval ''7 days''.';
  end if;
  if not cortex__pg_cron_usable() then
    return 0;
  end if;
  cutoff := now() - older_than;
  known_older := cortex__last_run_before(cutoff);
  minutes := extract(epoch from older_than) / 60;

  -- By command rather than by job, so that runs of jobs removed since are found too; a database that is not there is what this one
  -- may have been called.
  -- A job runs only after its last run: one that is not finished beside a later one, or without its job, never will be.
  -- A run without any time is older than another that is; where none has a time, by number: a job runs hardly more often than once a minute.
  execute
    'with run as (
       select runid, status, coalesce(end_time, start_time) as seen, row_number() over (partition by jobid order by runid desc) as back,
         jobid in (select jobid from cron.job) as has_job
       from cron.job_run_details
       where username = current_user and (database = current_database() or database not in (select datname from pg_database))
         and (starts_with(command, $5) or starts_with(command, $6))
     )
     delete from cron.job_run_details as detail using run
     where detail.runid = run.runid
       and (run.status in (''succeeded'', ''failed'') or run.back > 1 or not run.has_job)
       and (run.seen < $1 or run.seen is null and ($2 or run.runid < $3 or run.back > $4))'
    using cutoff, older_than = interval '0', known_older, minutes, format('select * from %I.cortex_', '${flyway:defaultSchema}'),
      format('call %I.cortex_', '${flyway:defaultSchema}');
  get diagnostics purged = row_count;
  return purged;
end;
$function$;

comment on function cortex_purge_job_runs is
  'Deletes what pg_cron keeps of runs of this installation''s jobs that ended, or were cut off, longer than older_than ago; returns how many. A run that pg_cron could not start has no time in its versions before 1.6.3: it goes once a later run is older than that, or as many later ones of its job are there as older_than has minutes. The last run of a job stays as long as it is not finished. Raises QX001.';
revoke execute on function cortex_purge_job_runs from public;
