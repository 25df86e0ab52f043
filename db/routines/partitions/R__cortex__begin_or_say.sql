create or replace function cortex__begin_or_say(
  run uuid, retention_days integer, premake_days integer, on_active text,
  out code text, out message text, out advice text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  began constant timestamptz := clock_timestamp();
begin
  perform cortex__log_run(run, began, 'cortex_maintain_partitions', action, null, null, null, null, null, null, detail)
  from cortex_begin_maintenance(run, retention_days, premake_days, on_active)
  where action = 'already_running';
exception
  when others then
    get stacked diagnostics code = returned_sqlstate, message = message_text, advice = pg_exception_hint;
    perform cortex__log_run(run, began, 'cortex_maintain_partitions', 'failed', null, null, null, null, null, clock_timestamp() - began, message);
end;
$function$;

comment on function cortex__begin_or_say is
  'Begins maintenance for cortex_run_maintenance. What prevents it goes to the run log and is returned, for the procedure to raise once that is committed.';
revoke execute on function cortex__begin_or_say from public;
