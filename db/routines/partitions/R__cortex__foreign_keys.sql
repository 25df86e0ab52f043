create or replace function cortex__foreign_keys(of_table oid)
returns bigint
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select count(distinct case conrelid when of_table then confrelid else conrelid end)
  from pg_constraint
  where contype = 'f' and of_table in (conrelid, confrelid);
$function$;

comment on function cortex__foreign_keys is 'How many tables are at the other end of a foreign key of this table, or one that points at it.';
revoke execute on function cortex__foreign_keys from public;
