create or replace function cortex__is_distributed(of_table oid)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  found_it boolean := false;
begin
  if to_regclass('pg_catalog.pg_dist_partition') is not null then
    execute format('select exists (select from pg_catalog.%I where logicalrelid = $1)', 'pg_dist_partition') into found_it using of_table;
  end if;
  -- From Citus 12 on.
  if not found_it and to_regclass('pg_catalog.pg_dist_schema') is not null then
    execute format('select exists (select from pg_catalog.%I join pg_catalog.pg_class on relnamespace = schemaid where pg_class.oid = $1)', 'pg_dist_schema')
      into found_it using of_table;
  end if;
  return found_it;
end;
$function$;

comment on function cortex__is_distributed is 'Whether Citus keeps this table, or its whole schema, on other nodes.';
revoke execute on function cortex__is_distributed from public;
