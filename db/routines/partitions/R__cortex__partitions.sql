create or replace function cortex__partitions()
returns table (
  partition      oid,
  partition_name text,
  lower_bound    timestamptz,
  upper_bound    timestamptz,
  is_default     boolean,
  is_foreign     boolean
)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
-- pg_get_expr writes the bounds as the session's time zone and date style have it. Given the partition, it would wait for its lock.
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
  select child.oid, relname::text,
    case when bounds <> 'DEFAULT' then coalesce(substring(bounds from $$FROM \('([^']*)'\)$$)::timestamptz, '-infinity') end,
    case when bounds <> 'DEFAULT' then coalesce(substring(bounds from $$TO \('([^']*)'\)$$)::timestamptz, 'infinity') end,
    bounds = 'DEFAULT', relkind = 'f'
  from pg_inherits
    join pg_class as child on child.oid = inhrelid
    cross join lateral pg_get_expr(relpartbound, 0) as bounds
  -- One whose DETACH CONCURRENTLY was interrupted takes no jobs any more.
  where inhparent = cortex__partitioned_queue() and not inhdetachpending
  order by 3 nulls first, 2;
$function$;

comment on function cortex__partitions is
  'The partitions of queue with their bounds, whatever their names: MINVALUE and MAXVALUE are infinite, those of the default partition are NULL. Raises QX002.';
revoke execute on function cortex__partitions from public;
