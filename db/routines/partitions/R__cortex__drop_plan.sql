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
    select child.*, jobs.*, pending + processing as active, pending + processing + completed + jobs.failed + cancelled as total,
      case
        when is_foreign then 'is a foreign table: drop it by hand'
        when not pg_has_role(relowner, 'usage')
          then format('belongs to role %s: alter table %s owner to %I', relowner::regrole, pg_class.oid::regclass, current_user)
        when pending is null then 'holds a foreign table: drop it by hand'
        when pending + processing > 0 and not requeue
          then format('%s pending, %s processing: on_active => ''requeue'' moves them to today', pending, processing)
      end as obstacle
    from cortex__partitions() as child
      join pg_class on pg_class.oid = child.partition
      cross join lateral cortex__job_counts(child.partition) as jobs
    where child.partition = any (targets)
  ), placed as (
    -- Workers wait while the proof reads each failed job and each partition is dropped: milliseconds, roughly.
    select *, sum(5 + failed * 0.002) filter (where obstacle is null) over (order by upper_bound, partition_name) as cost,
      count(*) filter (where obstacle is null) over (order by upper_bound, partition_name) as place
    from candidate
  )
  select partition, partition_name, upper_bound,
    case when obstacle is not null then 'skip' when place > 1 and cost > 100 then 'leave' else 'drop' end,
    total, failed, active, cortex__partition_bytes(partition),
    case when obstacle is not null then obstacle
      when place > 1 and cost > 100 then 'workers would notice more at a time: the next run drops it'
      when estimated then 'jobs is an estimate' end
  from placed
  order by upper_bound, partition_name;
$function$;

comment on function cortex__drop_plan is
  'What would become of partitions that are to be dropped (verdict: drop, skip or leave to the next run), with their jobs and disk, oldest first.';
revoke execute on function cortex__drop_plan from public;
