create or replace function cortex__partition_storage()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with sibling as (
    select pg_class.reloptions, toast.reloptions as toast_options
    from cortex__partitions()
      join pg_class on pg_class.oid = partition
      left join pg_class as toast on toast.oid = pg_class.reltoastrelid
    where pg_class.relkind = 'r' and not is_default
    order by upper_bound desc
    limit 1
  ), option (name, value) as (
    select split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1) from sibling, unnest(reloptions) as entry
    union all
    select 'toast.' || split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1) from sibling, unnest(toast_options) as entry
  )
  select concat(
    (select ' with (' || string_agg(format('%s = %L', name, value), ', ' order by name) || ')' from option),
    (select format(' tablespace %I', spcname)
     from pg_class join pg_tablespace on pg_tablespace.oid = reltablespace where pg_class.oid = cortex__partitioned_queue()));
$function$;

comment on function cortex__partition_storage is
  'The WITH and TABLESPACE clauses of a new partition: the storage options of the newest one, the tablespace of queue.';
revoke execute on function cortex__partition_storage from public;
