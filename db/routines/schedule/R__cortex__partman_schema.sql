create or replace function cortex__partman_schema()
returns name
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select nspname
  from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
  where extname = 'pg_partman';
$function$;

comment on function cortex__partman_schema is 'Where pg_partman is installed; NULL without it.';
revoke execute on function cortex__partman_schema from public;
