create or replace function cortex_version()
returns integer
language sql
immutable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select 1;
$function$;

comment on function cortex_version is 'The version of this API; a program that knows only lower ones must be upgraded.';
revoke execute on function cortex_version from public;
grant execute on function cortex_version to cortex_viewer;
