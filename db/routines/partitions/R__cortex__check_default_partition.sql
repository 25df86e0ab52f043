create or replace function cortex__check_default_partition()
returns void
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
end;
$function$;

comment on function cortex__check_default_partition is 'Raises an exception when the default partition is too large for ATTACH PARTITION to read it while workers wait.';
revoke execute on function cortex__check_default_partition from public;
