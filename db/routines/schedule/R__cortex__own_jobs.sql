create or replace function cortex__own_jobs()
returns table (
  job_number bigint, job_name text, cron_schedule text, job_command text, active boolean, node_name text, node_port integer,
  served_database text
)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
begin
  if not cortex__pg_cron_usable() then
    return;
  end if;
  -- pg_cron keeps the name of a database, which a rename leaves behind.
  return query execute
    'select jobid, jobname::text, schedule, command, job.active, nodename, nodeport, database
     from cron.job
     where jobname = any ($1) and username = current_user
       and (database = current_database() or database not in (select datname from pg_database))
     order by jobname'
    using array(select wanted.job_name from cortex__jobs() as wanted);
end;
$function$;

comment on function cortex__own_jobs is
  'What pg_cron has of the jobs of this installation, by name; those for a database that is no longer there included, as this one may have been called so. No rows without pg_cron.';
revoke execute on function cortex__own_jobs from public;
