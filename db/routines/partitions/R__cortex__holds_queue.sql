create or replace function cortex__holds_queue()
returns boolean
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select exists (
    select from pg_locks
    where locktype = 'relation' and granted and mode = 'AccessExclusiveLock' and pid = pg_backend_pid()
      and relation = 'queue'::regclass and database = (select oid from pg_database where datname = current_database()));
$function$;

comment on function cortex__holds_queue is 'Whether this transaction has locked queue, so that workers are waiting for its end.';
revoke execute on function cortex__holds_queue from public;
