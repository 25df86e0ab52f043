create or replace function cortex__referring_key(partition oid)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format('%I of %s', conname, conrelid::regclass)
  from pg_constraint
  where contype = 'f' and conparentid = 0
    and confrelid in (select 'queue'::regclass union all select relid from pg_partition_tree(partition::regclass))
  order by pg_table_size(conrelid) desc, conname
  limit 1;
$function$;

comment on function cortex__referring_key is 'The foreign key of the largest table that refers to queue or to a partition of it, by the name that it can be dropped by; NULL when none does.';
revoke execute on function cortex__referring_key from public;
