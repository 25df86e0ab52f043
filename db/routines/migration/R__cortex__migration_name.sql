create or replace function cortex__migration_name(base_name text, suffix text)
returns text
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select case when octet_length(base_name || suffix) <= 63 then base_name || suffix else 'cortex_' || md5(base_name) || suffix end;
$function$;

comment on function cortex__migration_name is
  'The name that an index has while another one, or none, bears its own: the name and a suffix, no longer than PostgreSQL keeps.';
revoke execute on function cortex__migration_name from public;
