create or replace function cortex__cascading_key(partition oid)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format('%I of %s', conname, conrelid::regclass)
  from pg_constraint
  where contype = 'f' and confdeltype in ('c', 'n', 'd') and conparentid = 0
    and confrelid in (select 'queue'::regclass union all select relid from pg_partition_tree(partition::regclass))
  order by conrelid, conname
  limit 1;
$function$;

comment on function cortex__cascading_key is
  'A foreign key that points at queue or the partition with ON DELETE CASCADE, SET NULL or SET DEFAULT, and so would change rows of other tables when a job is moved; NULL when there is none.';
revoke execute on function cortex__cascading_key from public;
