create or replace function cortex__pg_cron_usable()
returns boolean
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select coalesce((
    select has_schema_privilege('cron', 'usage') from pg_extension where extname = 'pg_cron'), false);
$function$;

comment on function cortex__pg_cron_usable is 'Whether pg_cron is in this database and this role may use it.';
revoke execute on function cortex__pg_cron_usable from public;
