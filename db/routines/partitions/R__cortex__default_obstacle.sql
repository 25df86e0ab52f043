create or replace function cortex__default_obstacle(from_time timestamptz, to_time timestamptz)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '75ms'
as $function$
declare
  scan_limit    constant bigint := pg_size_bytes('32 MB');
  default_table regclass;
  default_bytes bigint;
  is_taken      boolean;
begin
  select partition, (select sum(cortex__table_bytes(relid, whole => false)) from pg_partition_tree(partition::regclass)) into default_table, default_bytes
  from cortex__partitions()
  where is_default;
  if not found then
    return null;
  end if;
  if default_bytes > scan_limit then
    return format('the default partition %s is %s large, and would be read while workers wait: move its jobs out first',
      default_table, pg_size_pretty(default_bytes));
  end if;
  execute format('select exists (select from %s where created_at >= $1 and created_at < $2)', default_table) into is_taken using from_time, to_time;
  return case when is_taken then format('the default partition %s holds jobs of that time: move them out of it', default_table) end;
end;
$function$;

comment on function cortex__default_obstacle is
  'What keeps a partition for that time from being created: a default partition that is too large for ATTACH PARTITION to read it while workers wait, or that holds jobs of it; NULL when nothing does. Raises lock_not_available.';
revoke execute on function cortex__default_obstacle from public;
