create or replace function cortex__drop_plan(targets oid[], requeue boolean)
returns table (
  partition oid, partition_name text, upper_bound timestamptz, verdict text,
  jobs bigint, failed bigint, active bigint, bytes bigint, detail text
)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with candidate as (
    select child.*, jobs.*, pending + processing as active, pending + processing + completed + jobs.failed + cancelled as total
    from cortex__partitions() as child cross join lateral cortex__job_counts(child.partition) as jobs
    where child.partition = any (targets)
  )
  select partition, partition_name, upper_bound,
    case when total is null or (active > 0 and not requeue) then 'skip' else 'drop' end,
    total, failed, active, cortex__partition_bytes(partition),
    case
      when total is null then 'is or holds a foreign table: drop it by hand'
      when active > 0 and not requeue
        then format('%s pending, %s processing: on_active => ''requeue'' moves them to today', pending, processing)
      when estimated then 'jobs is an estimate'
    end
  from candidate
  order by upper_bound, partition_name;
$function$;

comment on function cortex__drop_plan is
  'What would become of partitions that are to be dropped (verdict: drop or skip), with their jobs and disk, oldest first.';
revoke execute on function cortex__drop_plan from public;
