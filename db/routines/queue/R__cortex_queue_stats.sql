create or replace function cortex_queue_stats(
  time_window interval default '24 hours',
  in_queue    text default null,
  stale_after interval default '30 minutes'
)
returns table (
  queue_name text, pending bigint, processing bigint, completed bigint, failed bigint, oldest_pending interval,
  stale_processing bigint, drain_estimate interval
)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Whatever the planner believes about a table that changes all the time: only the partial indexes stay small.
set enable_seqscan = off
set jit = off
as $function$
declare
  moment       constant timestamptz := now();
  next_bucket  constant timestamptz := date_bin('5 minutes', moment, 'epoch') + interval '5 minutes';
  hour_start   constant timestamptz := date_bin('5 minutes', moment - interval '1 hour', 'epoch');
  window_start timestamptz;
  window_whole timestamptz;
  first_bucket timestamptz;
  live_from    timestamptz;
  live         cortex_throughput[];
  names        text[];
begin
  perform cortex__check_span('time_window', time_window);
  perform cortex__check_span('stale_after', stale_after);
  window_start := moment - time_window;
  window_whole := date_bin('5 minutes', window_start + interval '5 minutes' - interval '1 microsecond', 'epoch');
  first_bucket := least(window_whole, hour_start);
  live_from := cortex__live_from(first_bucket);
  live := array(select counts from cortex__counted(live_from, next_bucket, in_queue, with_enqueued => false) as counts);
  names := array(select known.queue_name from cortex__queue_names() as known where in_queue is null or known.queue_name = in_queue);

  return query
    with waiting as (
      select job.queue_name, count(*) as jobs, min(job.created_at) filter (where isfinite(job.created_at)) as oldest
      from queue as job
      where job.status = 'pending' and (in_queue is null or job.queue_name = in_queue)
      group by job.queue_name
    ), working as (
      select job.queue_name, count(*) as jobs,
        count(*) filter (where coalesce(job.claimed_at, job.created_at) < moment - stale_after) as stale
      from queue as job
      where job.status = 'processing' and (in_queue is null or job.queue_name = in_queue)
      group by job.queue_name
    ), counted as (
      select known.queue_name, known.completed, known.failed,
        known.bucket_start >= window_whole as in_window, known.bucket_start >= hour_start as in_hour
      from cortex_throughput as known
      where known.bucket_start >= first_bucket and known.bucket_start < live_from and (in_queue is null or known.queue_name = in_queue)
      union all
      select counts.queue_name, counts.completed, counts.failed, counts.bucket_start >= window_whole, counts.bucket_start >= hour_start
      from unnest(live) as counts
      union all
      -- The part of a bucket that the window begins with.
      select job.queue_name, count(*) filter (where job.status = 'completed'), count(*) filter (where job.status = 'failed'), true, false
      from queue as job
      where job.status in ('completed', 'failed')
        and coalesce(job.completed_at, job.claimed_at, job.created_at) >= window_start
        and coalesce(job.completed_at, job.claimed_at, job.created_at) < least(window_whole, next_bucket)
        and (in_queue is null or job.queue_name = in_queue)
      group by job.queue_name
    ), ended as (
      select counted.queue_name, sum(counted.completed) filter (where counted.in_hour) as last_hour,
        sum(counted.completed) filter (where counted.in_window)::bigint as completed,
        sum(counted.failed) filter (where counted.in_window)::bigint as failed
      from counted
      group by counted.queue_name
    ), named as (
      select waiting.queue_name from waiting
      union select working.queue_name from working
      union select ended.queue_name from ended
      union select name from unnest(names) as name
    )
    select named.queue_name::text, coalesce(waiting.jobs, 0), coalesce(working.jobs, 0), coalesce(ended.completed, 0),
      coalesce(ended.failed, 0), case when waiting.oldest > moment then interval '0' else moment - waiting.oldest end, coalesce(working.stale, 0),
      date_trunc('second', (moment - hour_start) * (coalesce(waiting.jobs, 0)::double precision
        / case when waiting.jobs is null then 1 else nullif(ended.last_hour, 0)::double precision end))
    from named
      left join waiting using (queue_name)
      left join working using (queue_name)
      left join ended using (queue_name)
    where named.queue_name is not null
    order by 1;
end;
$function$;

comment on function cortex_queue_stats is
  'How each queue does: pending and processing jobs (exact, now), completed and failed in time_window, age of the oldest pending job, jobs processing for longer than stale_after, and how long the pending ones will take at the rate of completion of the last hour (NULL when nothing completes). One row for every queue that has jobs or history. Completed and failed come from cortex_throughput up to the last rollup and from the queue since, so they count jobs whose partitions are gone, and failures that have been retried. What cortex_rollup_throughput() does not count, or counts later, is missing here too: cortex_queue_warnings() says when there is any.';
revoke execute on function cortex_queue_stats from public;
grant execute on function cortex_queue_stats to cortex_viewer;
