create or replace function cortex__migration_users()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select string_agg(format('pid %s%s', activity.pid, ', in a transaction since ' || to_char(xact_start, 'HH24:MI:SS')), '; ' order by xact_start, activity.pid)
  from (
    select distinct pid
    from pg_locks
    where granted and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())
      and relation in (select 'queue'::regclass union all select view_oid from cortex__dependent_views() as view_oid)
  ) as holder join pg_stat_activity as activity using (pid)
  where xact_start < clock_timestamp() - interval '1 second';
$function$;

comment on function cortex__migration_users is
  'Who has been using queue, or a view of it, in one transaction for longer than a second; NULL: nobody.';
revoke execute on function cortex__migration_users from public;
