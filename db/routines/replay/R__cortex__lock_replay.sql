create or replace function cortex__lock_replay(target_queue text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception 'a replay must see what others have just enqueued, which isolation level % does not', current_setting('transaction_isolation')
      using errcode = 'QX002', hint = 'Run it in a transaction of its own, or: set transaction isolation level read committed;';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('cortex-utils replay of ${flyway:defaultSchema} into ' || target_queue, 0));
end;
$function$;

comment on function cortex__lock_replay is
  'Waits for other replays into this queue, and keeps them waiting until the end of the transaction: whether an email has a job already must not change between looking and enqueueing. Raises QX002.';
revoke execute on function cortex__lock_replay from public;
