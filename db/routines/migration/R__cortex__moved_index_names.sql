create or replace function cortex__moved_index_names(to_table oid, old_suffix text, new_suffix text)
returns table (place integer, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with other as materialized (
    select relname from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = to_table
  ), renamed as materialized (
    select index_name, cortex__migration_name(index_name, old_suffix) as old_name, cortex__migration_name(index_name, new_suffix) as new_name
    from cortex__migration_indexes('queue'::regclass)
    where cortex__migration_name(index_name, new_suffix) in (select relname from other)
  )
  select 30, format('alter index %I.%I rename to %I', '${flyway:defaultSchema}', index_name, old_name) from renamed
  union all
  select 31, format('alter index %I.%I rename to %I', '${flyway:defaultSchema}', new_name, index_name) from renamed
  order by 1, 2;
$function$;

comment on function cortex__moved_index_names is
  'The statements by which the indexes of queue give their names to those of the table which is queue after the swap.';
revoke execute on function cortex__moved_index_names from public;
