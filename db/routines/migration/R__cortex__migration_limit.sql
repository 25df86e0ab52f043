create or replace function cortex__migration_limit()
returns timestamptz
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select now() + interval '31 days';
$function$;

comment on function cortex__migration_limit is 'The latest created_at that a job may have for a move to make a day partition for it.';
revoke execute on function cortex__migration_limit from public;
