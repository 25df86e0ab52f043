create or replace function cortex__partition_bytes(partition oid)
returns bigint
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '75ms'
as $function$
begin
  return (select coalesce(sum(cortex__table_bytes(relid)), 0)::bigint from pg_partition_tree(partition::regclass));
exception
  when lock_not_available then
    return null;
end;
$function$;

comment on function cortex__partition_bytes is
  'Disk used by a partition, its sub-partitions, indexes and TOAST; 0 when it is gone or foreign, NULL when another session has locked it.';
revoke execute on function cortex__partition_bytes from public;
