create or replace function cortex__referring_key(partition oid, that_cascades boolean)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format('%I of %s', conname, conrelid::regclass)
  -- By its pages, as asking for its size would wait for its lock.
  from pg_constraint join pg_class on pg_class.oid = conrelid
  where contype = 'f' and conparentid = 0
    and confrelid in (select 'queue'::regclass union all select relid from pg_partition_tree(partition::regclass))
    and (confdeltype in ('c', 'n', 'd') or not that_cascades)
  order by relpages desc, conname
  limit 1;
$function$;

comment on function cortex__referring_key is
  'The foreign key of the largest table that refers to queue or to a partition, by the name that it can be dropped by; that_cascades: of those with ON DELETE CASCADE, SET NULL or SET DEFAULT, which would change rows of other tables when a job is moved. NULL when there is none.';
revoke execute on function cortex__referring_key from public;
