create or replace function cortex__already_running()
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select 'already_running', null::text, null::bigint, null::bigint, null::bigint, null::bigint, null::interval,
    'another session is changing the partitions' || coalesce((
      select format(' (pid %s)', min(pid))
      from pg_locks, cortex__partition_lock_key() as key
      where locktype = 'advisory' and granted and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())
        and (classid::bigint << 32 | objid::bigint) = key and pid <> pg_backend_pid()), '') || ': this run leaves it to that';
$function$;

comment on function cortex__already_running is 'The one row that a run returns while another one is at work.';
revoke execute on function cortex__already_running from public;
