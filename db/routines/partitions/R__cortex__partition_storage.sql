create or replace function cortex__partition_storage()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select cortex__storage_clause(
    (select partition
     from cortex__partitions() join pg_class on pg_class.oid = partition
     where relkind = 'r' and not is_default
     order by upper_bound desc
     limit 1),
    cortex__partitioned_queue());
$function$;

comment on function cortex__partition_storage is
  'The WITH and TABLESPACE clauses of a new partition: the storage options of the newest one, the tablespace of queue.';
revoke execute on function cortex__partition_storage from public;
