create or replace function cortex__counted(from_time timestamptz, to_time timestamptz, in_queue text, with_enqueued boolean)
returns setof cortex_throughput
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- To start workers takes longer than what there is to count.
set max_parallel_workers_per_gather = 0
set jit = off
as $function$
declare
  entered cortex_throughput[];
begin
  if with_enqueued then
    entered := array(select counts from cortex__enqueued(from_time, to_time, in_queue) as counts);
  end if;
  return query
    select counts.queue_name, counts.bucket_start, greatest(max(counts.known_enqueued), sum(counts.enqueued))::bigint,
      greatest(max(counts.known_completed), sum(counts.completed))::bigint, greatest(max(counts.known_failed), sum(counts.failed))::bigint,
      0::bigint, 0::bigint, 0::bigint
    from (
      select job.queue_name::text, date_bin('5 minutes', coalesce(job.completed_at, job.claimed_at, job.created_at), 'epoch'),
        0, count(*) filter (where job.status = 'completed'), count(*) filter (where job.status = 'failed'), 0, 0, 0
      from queue as job
      where job.status in ('completed', 'failed')
        and coalesce(job.completed_at, job.claimed_at, job.created_at) >= from_time
        and coalesce(job.completed_at, job.claimed_at, job.created_at) < to_time
      group by 1, 2
      union all
      select job.queue_name, job.bucket_start, job.enqueued, 0, 0, 0, 0, 0 from unnest(entered) as job
      union all
      select change.queue_name, change.bucket_start, change.enqueued, change.completed, change.failed, 0, 0, 0
      from cortex_throughput_change as change
      where change.bucket_start >= from_time and change.bucket_start < to_time
      union all
      select known.queue_name, known.bucket_start, known.gone_enqueued, known.gone_completed, known.gone_failed,
        known.enqueued, known.completed, known.failed
      from cortex_throughput as known
      where known.bucket_start >= from_time and known.bucket_start < to_time
    ) as counts (queue_name, bucket_start, enqueued, completed, failed, known_enqueued, known_completed, known_failed)
    where (counts.queue_name = in_queue or (in_queue is null and counts.queue_name is not null))
      and cortex__is_countable(counts.queue_name)
    group by counts.queue_name, counts.bucket_start
    order by counts.queue_name, counts.bucket_start;
end;
$function$;

comment on function cortex__counted is
  'Counts by queue and five minutes, from one bucket until before another: the jobs in queue, those that the toolkit has taken out of it or moved since, and never less than is known already, as services may delete what was counted. One snapshot, so that a job that leaves queue meanwhile counts once. Enqueued ones only with_enqueued.';
revoke execute on function cortex__counted from public;
