create or replace function cortex__referring_key(partition oid)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format('%I of %s', conname, conrelid::regclass)
  from pg_constraint
  where contype = 'f' and confrelid = partition
  order by pg_table_size(conrelid) desc, conname
  limit 1;
$function$;

comment on function cortex__referring_key is 'The foreign key of the largest table that refers to a partition; NULL when none does.';
revoke execute on function cortex__referring_key from public;
