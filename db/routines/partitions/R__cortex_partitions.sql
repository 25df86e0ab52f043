create or replace function cortex_partitions()
returns table (
  partition_name text,
  lower_bound    timestamptz,
  upper_bound    timestamptz,
  pending        bigint,
  processing     bigint,
  completed      bigint,
  failed         bigint,
  cancelled      bigint,
  other          bigint,
  bytes          bigint,
  state          text,
  estimated      boolean
)
language sql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- The planner expects a million rows, and compiling for them would take longer than everything else.
set jit = off
as $function$
  select child.partition_name, nullif(child.lower_bound, '-infinity'), nullif(child.upper_bound, 'infinity'),
    jobs.pending, jobs.processing, jobs.completed, jobs.failed, jobs.cancelled, jobs.other,
    cortex__partition_bytes(child.partition),
    case
      when is_default then 'default'
      when not isfinite(child.lower_bound) or not isfinite(child.upper_bound) then 'wide'
      when child.upper_bound > child.lower_bound + interval '1 day' then 'wide'
      when child.upper_bound <= today then 'past'
      when child.lower_bound >= today + interval '1 day' then 'future'
      else 'today'
    end,
    jobs.estimated
  from date_trunc('day', now(), 'UTC') as today
    cross join cortex__partitions() as child
    cross join lateral cortex__job_counts(child.partition) as jobs
  order by child.lower_bound nulls first, child.partition_name;
$function$;

comment on function cortex_partitions is
  'The partitions of queue: bounds (NULL where there is none), jobs by status, disk, and whether they are past, today, future, wide (more than one day) or the default. Other counts jobs of any status but the five, or none. Completed and cancelled are estimated for large partitions, which then say so; all else is exact. Raises QX002 when queue is not partitioned.';
revoke execute on function cortex_partitions from public;
grant execute on function cortex_partitions to cortex_viewer;
