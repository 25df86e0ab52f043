create or replace function cortex__check_job_names()
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  own_numbers constant bigint[] := array(select job_number from cortex__own_jobs());
  names       constant text[] := array(select job_name from cortex__jobs());
  taken       record;
begin
  -- Only a superuser sees the jobs of others; unseen ones do no harm, as each job is idempotent.
  execute 'select jobid, jobname, username, database
      from cron.job
      where jobname = any ($1) and jobid <> all ($2) and (database = current_database() or username = current_user)
      order by jobname, username limit 1'
    into taken using names, own_numbers;
  if taken.jobid is not null then
    raise exception 'a job % belongs to role % in database %', taken.jobname, quote_ident(taken.username), quote_ident(taken.database)
      using errcode = 'QX002', hint = format('Remove it, as that role or a superuser: select cron.unschedule(%s);', taken.jobid);
  end if;
end;
$function$;

comment on function cortex__check_job_names is
  'Refuses when a job of one of our names belongs to another role, or to another database that is there. Raises QX002.';
revoke execute on function cortex__check_job_names from public;
