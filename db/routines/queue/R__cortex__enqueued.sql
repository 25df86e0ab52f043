create or replace function cortex__enqueued(from_time timestamptz, in_queue text)
returns table (queue_name text, bucket_start timestamptz, enqueued bigint)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set enable_seqscan = off
set jit = off
as $function$
  -- No index is on created_at alone. But a job created since from_time is pending, or processing, or ended since from_time;
  -- give or take what a worker's transaction started earlier, whose now() becomes completed_at.
  select job.queue_name::text, date_bin('5 minutes', job.created_at, 'epoch'), count(*)
  from (
    select queue.queue_name, queue.created_at from queue
    where queue.status = 'pending' and queue.created_at >= from_time
    union all
    select queue.queue_name, queue.created_at from queue
    where queue.status = 'processing' and queue.created_at >= from_time
    union all
    select queue.queue_name, queue.created_at from queue
    where queue.status in ('completed', 'failed', 'cancelled') and queue.created_at >= from_time
      and coalesce(queue.completed_at, queue.claimed_at, queue.created_at) >= from_time - interval '5 minutes'
  ) as job
  where in_queue is null or job.queue_name = in_queue
  group by 1, 2
  order by 1, 2;
$function$;

comment on function cortex__enqueued is 'Counts the jobs in the queue that were created since from_time, by queue and five minutes.';
revoke execute on function cortex__enqueued from public;
