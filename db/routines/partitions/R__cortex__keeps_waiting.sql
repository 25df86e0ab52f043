create or replace function cortex__keeps_waiting()
returns boolean
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with own as materialized (
    select * from pg_locks where pid = pg_backend_pid() and granted
  )
  select exists (
      select from own
      where locktype = 'relation' and mode = 'AccessExclusiveLock' and relation = 'queue'::regclass
        and database = (select oid from pg_database where datname = current_database()))
    or exists (
      select from pg_locks as waiting join own using (transactionid)
      where waiting.locktype = 'transactionid' and not waiting.granted);
$function$;

comment on function cortex__keeps_waiting is
  'Whether others wait for the end of this transaction already: it has locked queue, or moved jobs that they want. To wait for a lock of theirs would be a deadlock.';
revoke execute on function cortex__keeps_waiting from public;
