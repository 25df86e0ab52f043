create or replace function cortex__stale_jobs(right_node text, right_port integer, right_database text)
returns table (job_number bigint, job_name text, paused boolean, goes_to text)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  job         record;
  last_status text;
begin
  for job in select * from cortex__own_jobs() loop
    execute 'select status from cron.job_run_details where jobid = $1 order by runid desc limit 1' into last_status using job.job_number;
    -- Another host, such as a socket's directory, may be the deployment's own choice: it is one as long as it works.
    if job.served_database <> right_database or job.node_port <> right_port
      or job.node_name <> right_node and last_status is distinct from 'succeeded' then
      job_number := job.job_number;
      job_name := job.job_name;
      paused := not job.active;
      goes_to := format('database %I at %s', job.served_database, coalesce(nullif(job.node_name, ''), 'the socket') || ':' || job.node_port);
      return next;
    end if;
  end loop;
end;
$function$;

comment on function cortex__stale_jobs is
  'Jobs of this installation that pg_cron sends elsewhere than to this host, port and database, as it does after a restore to another port or a rename; NULL for what is not known, or does not matter.';
revoke execute on function cortex__stale_jobs from public;
