create or replace function cortex__partition_bytes(partition oid)
returns bigint
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select coalesce(sum(pg_total_relation_size(relid)), 0)::bigint from pg_partition_tree(partition::regclass);
$function$;

comment on function cortex__partition_bytes is
  'Disk used by a partition, its sub-partitions, indexes and TOAST; 0 when it is gone or foreign.';
revoke execute on function cortex__partition_bytes from public;
