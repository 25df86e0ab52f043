create or replace function cortex__estimated_jobs(partition oid, larger_than bigint)
returns table (rows numeric, frequency numeric)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Planning pg_stats costs more than reading it, and in plpgsql it is done once for all partitions.
set plan_cache_mode = force_generic_plan
as $function$
begin
  return query
  with leaf as (
    select pg_class.oid, reltuples, relpages, cortex__table_bytes(pg_class.oid, whole => false) as size, relname, nspname
    from pg_partition_tree(partition::regclass) as tree join pg_class on pg_class.oid = tree.relid join pg_namespace on pg_namespace.oid = relnamespace
    where tree.isleaf
  ), estimate as (
    select size, relpages > 0 and most_common_vals is not null as analyzed,
      -- What PostgreSQL has counted since it looked last knows of jobs that were moved out; a crash of the server loses it.
      case
        when coalesce(pg_stat_get_last_analyze_time(oid), pg_stat_get_last_autoanalyze_time(oid),
            pg_stat_get_last_vacuum_time(oid), pg_stat_get_last_autovacuum_time(oid)) is not null
          then greatest(pg_stat_get_live_tuples(oid) + pg_stat_get_xact_tuples_inserted(oid) - pg_stat_get_xact_tuples_deleted(oid), 0)::numeric
        else reltuples::numeric * size / nullif(relpages, 0) / current_setting('block_size')::integer
      end as jobs,
      coalesce(most_common_freqs[array_position(most_common_vals::text::text[], 'cancelled')], 0)::numeric as cancelled
    from leaf
      left join pg_stats on schemaname = nspname and tablename = relname and attname = 'status'
  )
  select sum(jobs), coalesce(sum(jobs * cancelled) / nullif(sum(jobs), 0), 0)
  from estimate
  having sum(size) > larger_than and bool_and(analyzed or size = 0);
end;
$function$;

comment on function cortex__estimated_jobs is
  'How many jobs a partition holds by its statistics, and the share of cancelled ones; no row when it is not larger_than bytes or not analyzed.';
revoke execute on function cortex__estimated_jobs from public;
