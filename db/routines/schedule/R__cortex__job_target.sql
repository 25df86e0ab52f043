create or replace function cortex__job_target(out node_name text, out node_port integer, out served_database text)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  probe bigint;
begin
  if current_setting('transaction_read_only')::boolean then
    return;
  end if;
  -- Only superusers see the settings that it comes from, but anybody sees what a job of his own gets. It is gone again before pg_cron sees it.
  execute 'select cron.schedule(''0 0 1 1 *'', ''select'')' into probe;
  execute 'select nodename, nodeport, database from cron.job where jobid = $1' into node_name, node_port, served_database using probe;
  execute 'select cron.unschedule($1)' using probe;
exception when invalid_catalog_name then
  raise exception 'pg_cron serves a database that is not there: %', sqlerrm
    using errcode = 'QX003', hint = format('As a superuser: alter system set cron.database_name = %L; then restart PostgreSQL. Or let another scheduler call the functions.', current_database());
end;
$function$;

comment on function cortex__job_target is
  'Where pg_cron would have a job run that was scheduled now: host, port and database. NULL in a transaction that is read only. Raises QX003 where cron.database_name is no database.';
revoke execute on function cortex__job_target from public;
