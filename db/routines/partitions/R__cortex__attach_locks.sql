create or replace function cortex__attach_locks()
returns bigint
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select cortex__foreign_keys(cortex__partitioned_queue()) + (select count(*) from cortex__partitions() where is_default);
$function$;

comment on function cortex__attach_locks is
  'How many tables besides queue ATTACH PARTITION locks against workers or other writers: those at the other end of foreign keys, and the default partition.';
revoke execute on function cortex__attach_locks from public;
