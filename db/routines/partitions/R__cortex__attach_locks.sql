create or replace function cortex__attach_locks(queue_table regclass)
returns bigint
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  scan_limit    constant bigint := pg_size_bytes('32 MB');
  default_name  text;
  default_bytes bigint;
begin
  select child.partition_name, (select sum(pg_relation_size(relid)) from pg_partition_tree(child.partition::regclass))
  into default_name, default_bytes
  from cortex__partitions() as child
  where is_default;
  if default_bytes > scan_limit then
    raise exception 'the default partition % is % large, and would be read while workers wait: move its jobs out first',
      default_name, pg_size_pretty(default_bytes);
  end if;
  return cortex__foreign_keys(queue_table) + case when default_name is null then 0 else 1 end;
end;
$function$;

comment on function cortex__attach_locks is
  'How many tables besides queue ATTACH PARTITION locks against workers or other writers: those at the other end of foreign keys, and the default partition, which must not be large.';
revoke execute on function cortex__attach_locks from public;
