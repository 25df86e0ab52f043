create or replace function cortex__log_run(
  run             uuid,
  began           timestamptz,
  called_function text,
  did             text,
  to_what         text,
  job_count       bigint,
  archived_count  bigint,
  requeued_count  bigint,
  byte_count      bigint,
  duration        interval,
  remark          text
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  -- A background worker of pg_cron has no application_name.
  caller constant text := coalesce(nullif(current_setting('application_name'), ''),
    (select backend_type from pg_stat_activity where pid = pg_backend_pid()));
begin
  insert into cortex_run_log (run_id, started_at, function_name, action, target, jobs, archived, requeued, bytes, took, detail,
    application)
  values (run, began, called_function, did, to_what, job_count, archived_count, requeued_count, byte_count, duration, remark, caller);
exception when others then
  -- The log may lack a partition for this month; the queue must not lack one for tomorrow because of that.
  raise warning 'cortex_run_log did not take "% %": %', did, to_what, sqlerrm;
end;
$function$;

comment on function cortex__log_run is
  'Writes one action of a run to cortex_run_log, with who called and from where. What cannot be written becomes a warning.';
revoke execute on function cortex__log_run from public;
