create or replace function cortex_unschedule(dry_run boolean default false)
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
  if dry_run is null then
    raise exception 'dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if not cortex__pg_cron_usable() then
    return;
  end if;

  action := case when dry_run then 'would remove' else 'removed' end;
  for job_name, job_number in select job.job_name, job.job_number from cortex__own_jobs() as job loop
    if not dry_run then
      execute 'select cron.unschedule($1)' using job_number;
    end if;
    return next;
  end loop;
end;
$function$;

comment on function cortex_unschedule is
  'Takes the jobs of this installation, and no others, from pg_cron; one row for each. No rows when there were none, or no pg_cron. What cortex_schedule() was asked for is kept: called again without arguments it makes the same jobs. A dry run says what would be removed.';
revoke execute on function cortex_unschedule from public;
