create or replace function cortex__newest_partition()
returns oid
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select partition
  from cortex__partitions() join pg_class on pg_class.oid = partition
  where relkind = 'r' and not is_default
  order by upper_bound desc
  limit 1;
$function$;

comment on function cortex__newest_partition is 'The ordinary partition that reaches furthest, which new ones are made like; NULL when there is none.';
revoke execute on function cortex__newest_partition from public;
