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
  window_start timestamptz;
  window_whole timestamptz;
  hour_start   timestamptz := date_bin('5 minutes', now() - interval '1 hour', 'epoch');
  first_bucket timestamptz;
  live_from    timestamptz;
begin
  perform cortex__check_span('time_window', time_window);
  perform cortex__check_span('stale_after', stale_after);
  window_start := now() - time_window;
  window_whole := date_bin('5 minutes', window_start + interval '5 minutes' - interval '1 microsecond', 'epoch');
  first_bucket := least(window_whole, hour_start);
  live_from := cortex__live_from(first_bucket);

  return query
    with waiting as (
      select job.queue_name, count(*) as jobs, min(job.created_at) as oldest
      from queue as job
      where job.status = 'pending' and (in_queue is null or job.queue_name = in_queue)
      group by job.queue_name
    ), working as (
      select job.queue_name, count(*) as jobs,
        count(*) filter (where coalesce(job.claimed_at, job.created_at) < now() - stale_after) as stale
      from queue as job
      where job.status = 'processing' and (in_queue is null or job.queue_name = in_queue)
      group by job.queue_name
    ), counted as (
      select known.queue_name, known.completed, known.failed,
        known.bucket_start >= window_whole as in_window, known.bucket_start >= hour_start as in_hour
      from cortex_throughput as known
      where known.bucket_start >= first_bucket and known.bucket_start < live_from and (in_queue is null or known.queue_name = in_queue)
      union all
      select live.queue_name, live.completed, live.failed, live.bucket_start >= window_whole, live.bucket_start >= hour_start
      from cortex__finished(live_from, 'infinity', in_queue) as live
      union all
      -- The part of a bucket that the window begins with.
      select edge.queue_name, edge.completed, edge.failed, true, false
      from cortex__finished(window_start, window_whole, in_queue) as edge
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
      union select known.queue_name from cortex__queue_names() as known where in_queue is null or known.queue_name = in_queue
    )
    select named.queue_name::text, coalesce(waiting.jobs, 0), coalesce(working.jobs, 0), coalesce(ended.completed, 0),
      coalesce(ended.failed, 0), now() - waiting.oldest, coalesce(working.stale, 0),
      case when waiting.jobs is null then interval '0'
        else date_trunc('second', (now() - hour_start) * (waiting.jobs::double precision / nullif(ended.last_hour, 0)::double precision)) end
    from named
      left join waiting using (queue_name)
      left join working using (queue_name)
      left join ended using (queue_name)
    order by 1;
end;
$function$;

comment on function cortex_queue_stats is
  'How each queue does: pending and processing jobs (exact, now), completed and failed in time_window, age of the oldest pending job, jobs processing for longer than stale_after, and how long the pending ones will take at the rate of completion of the last hour (NULL when nothing completes). One row for every queue that has jobs or history. Completed and failed come from cortex_throughput up to the last rollup and from the queue since, so they count jobs whose partitions are gone.';
revoke execute on function cortex_queue_stats from public;
grant execute on function cortex_queue_stats to cortex_viewer;
