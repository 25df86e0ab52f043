create or replace function cortex__counted(from_time timestamptz, to_time timestamptz, in_queue text, with_enqueued boolean)
returns setof cortex_throughput
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set jit = off
as $function$
  select counts.queue_name, counts.bucket_start, greatest(max(counts.known_enqueued), sum(counts.enqueued))::bigint,
    greatest(max(counts.known_completed), sum(counts.completed))::bigint, greatest(max(counts.known_failed), sum(counts.failed))::bigint, 0, 0, 0
  from (
    select job.queue_name::text, date_bin('5 minutes', coalesce(job.completed_at, job.claimed_at, job.created_at), 'epoch'),
      0, count(*) filter (where job.status = 'completed'), count(*) filter (where job.status = 'failed'), 0, 0, 0
    from queue as job
    where job.status in ('completed', 'failed')
      and coalesce(job.completed_at, job.claimed_at, job.created_at) >= from_time
      and coalesce(job.completed_at, job.claimed_at, job.created_at) < to_time
    group by 1, 2
    union all
    select job.queue_name::text, date_bin('5 minutes', job.created_at, 'epoch'), count(*), 0, 0, 0, 0, 0
    from (
      -- No index is on created_at alone. But a job created since from_time is pending, or processing, or ended since from_time;
      -- give or take what a worker's transaction started earlier, whose now() becomes completed_at.
      select queue.queue_name, queue.created_at from queue
      where with_enqueued and queue.status = 'pending' and queue.created_at >= from_time and queue.created_at < to_time
      union all
      select queue.queue_name, queue.created_at from queue
      where with_enqueued and queue.status = 'processing' and queue.created_at >= from_time and queue.created_at < to_time
      union all
      select queue.queue_name, queue.created_at from queue
      where with_enqueued and queue.status in ('completed', 'failed', 'cancelled')
        and queue.created_at >= from_time and queue.created_at < to_time
        and coalesce(queue.completed_at, queue.claimed_at, queue.created_at) >= from_time - interval '5 minutes'
    ) as job
    group by 1, 2
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
  where counts.queue_name = in_queue or (in_queue is null and counts.queue_name is not null)
  group by counts.queue_name, counts.bucket_start
  order by counts.queue_name, counts.bucket_start;
$function$;

comment on function cortex__counted is
  'Counts by queue and five minutes, from one bucket until before another: the jobs in queue, those that the toolkit has taken out of it or moved since, and never less than is known already, as services may delete what was counted. One snapshot, so that a job that leaves queue meanwhile counts once. Enqueued ones only with_enqueued.';
revoke execute on function cortex__counted from public;
