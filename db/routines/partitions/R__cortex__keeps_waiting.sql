create or replace function cortex__keeps_waiting()
returns boolean
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with own as materialized (
    select * from pg_locks where pid = pg_backend_pid() and granted
  ), wanted (oid) as (
    select 'queue'::regclass
    union all
    select unnest(array[conrelid, confrelid]) from pg_constraint where contype = 'f' and 'queue'::regclass in (conrelid, confrelid)
    union all
    select partition from cortex__partitions() where is_default
  )
  select exists (
      select from own join wanted on wanted.oid = own.relation
      where locktype = 'relation' and mode in ('ShareRowExclusiveLock', 'AccessExclusiveLock')
        and database = (select oid from pg_database where datname = current_database()))
    or exists (
      select from pg_locks as waiting join own using (transactionid)
      where waiting.locktype = 'transactionid' and not waiting.granted);
$function$;

comment on function cortex__keeps_waiting is
  'Whether others wait for the end of this transaction, or may at any moment: it has locked queue, its default partition or tables at the other end of its foreign keys, or moved jobs that they want. To wait for a lock of theirs would be a deadlock.';
revoke execute on function cortex__keeps_waiting from public;
