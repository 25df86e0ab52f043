create or replace function cortex__check_job_names()
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  taken_name text;
  taken_by   text;
begin
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
end;
$function$;

comment on function cortex__check_job_names is 'Refuses when a job of one of our names belongs to another role or database. Raises QX002.';
revoke execute on function cortex__check_job_names from public;
