create or replace function cortex__enqueued(from_time timestamptz, to_time timestamptz, in_queue text)
returns setof cortex_throughput
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- No index is on created_at alone. But a job created since from_time is pending, or processing, or ended since from_time;
  -- give or take what a worker's transaction started earlier, whose now() becomes completed_at.
  select job.queue_name::text, date_bin('5 minutes', job.created_at, 'epoch'), count(*), 0, 0, 0, 0, 0
  from (
    select queue.queue_name, queue.created_at from queue
    where queue.status = 'pending' and queue.created_at >= from_time and queue.created_at < to_time
    union all
    select queue.queue_name, queue.created_at from queue
    where queue.status = 'processing' and queue.created_at >= from_time and queue.created_at < to_time
    union all
    select queue.queue_name, queue.created_at from queue
    where queue.status in ('completed', 'failed', 'cancelled') and queue.created_at >= from_time and queue.created_at < to_time
      and coalesce(queue.completed_at, queue.claimed_at, queue.created_at) >= from_time - interval '5 minutes'
  ) as job
  where job.queue_name = in_queue or (in_queue is null and job.queue_name is not null)
  group by 1, 2;
$function$;

comment on function cortex__enqueued is
  'How many of the jobs in queue were created from one time until before another, by queue and five minutes.';
revoke execute on function cortex__enqueued from public;
