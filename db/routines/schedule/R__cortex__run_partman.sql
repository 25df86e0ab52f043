create or replace function cortex__run_partman(history_table text, retention interval)
returns table (action text, detail text)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set intervalstyle = 'postgres'
set client_min_messages = 'warning'
as $function$
declare
  partman_schema constant name := cortex__partman_schema();
  parent         constant text := '${flyway:defaultSchema}.' || history_table;
  before         constant text[] := cortex__history_partitions(history_table);
  after          text[];
  strays         boolean;
begin
  execute format('update %I.part_config set retention = $2, retention_keep_table = false where parent_table = $1', partman_schema)
    using parent, retention::text;
  -- After months without maintenance rows are in the default partition, where they would keep their month from being made.
  execute coalesce((
      select format('select exists (select from %s)', partdefid::regclass)
      from pg_partitioned_table
      where partrelid = to_regclass(format('%I.%I', '${flyway:defaultSchema}', history_table)) and partdefid <> 0),
      'select false')
    into strays;
  if strays then
    execute format('select %I.partition_data_time(p_parent_table => $1, p_batch_count => 1000, p_analyze => false)', partman_schema)
      using parent;
  end if;
  execute format('select %I.run_maintenance(p_parent_table => $1, p_analyze => false, p_jobmon => false)', partman_schema)
    using parent;
  after := cortex__history_partitions(history_table);

  return query
    select change.action, change.name
    from (
      select 'created', name from unnest(after) as name where name <> all (before)
      union all
      select 'dropped', name from unnest(before) as name where name <> all (after)
      union all
      select 'unchanged', format('%s partitions', cardinality(after)) where before = after
    ) as change (action, name)
    order by change.action, change.name;
end;
$function$;

comment on function cortex__run_partman is
  'Has pg_partman create the coming partitions of a history table and drop those older than retention; one row for each.';
revoke execute on function cortex__run_partman from public;
