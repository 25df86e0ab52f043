create or replace procedure cortex_run_maintenance(
  retention_days integer default 7,
  premake_days   integer default 3,
  on_active      text    default 'skip'
)
language plpgsql
as $procedure$
-- A procedure with a SET clause may not commit: everything is named with its schema, and there is no operator. The first commit ends
-- the transaction of the CALL, which has a snapshot already; a transaction's level can be set only before anything else, an IF included.
declare
  run     constant pg_catalog.uuid := pg_catalog.gen_random_uuid();
  refusal record;
begin
  commit;
  set transaction isolation level read committed;
  refusal := "${flyway:defaultSchema}".cortex__begin_or_say(run, retention_days, premake_days, on_active);
  commit;
  set transaction isolation level read committed;
  if refusal.code is not null then
    raise exception using errcode = refusal.code, message = refusal.message, hint = refusal.advice;
  end if;
  while "${flyway:defaultSchema}".cortex__another_step(run) loop
    commit;
    set transaction isolation level read committed;
  end loop;
end;
$procedure$;

comment on procedure cortex_run_maintenance is
  'What cortex_maintain_partitions does, with a commit after each step: for pg_cron, as the only command, or psql outside of a transaction. Killed or timed out at any moment, the next run goes on; stops by itself at half of statement_timeout. What it did, or why it refused to begin, is in cortex_run_log. Raises QX001, QX002.';
revoke execute on procedure cortex_run_maintenance from public;
