create or replace function cortex_queue_history(
  since    interval default '7 days',
  bucket   interval default '1 hour',
  in_queue text default null
)
returns table (
  queue_name text, bucket_start timestamptz, enqueued bigint, completed bigint, failed bigint, failure_rate double precision
)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set enable_seqscan = off
set jit = off
as $function$
declare
  moment       constant timestamptz := now();
  next_bucket  constant timestamptz := date_bin('5 minutes', moment, 'epoch') + interval '5 minutes';
  first_bucket timestamptz;
  live_from    timestamptz;
  live         cortex_throughput[];
begin
  perform cortex__check_span('since', since);
  perform cortex__check_bucket(bucket, since);
  first_bucket := date_bin(bucket, moment - since, '2001-01-01 00:00+00');  -- a Monday, for weeks
  live_from := cortex__live_from(first_bucket);
  live := array(select counts from cortex__counted(live_from, next_bucket, in_queue, with_enqueued => true) as counts);

  return query
    with counted as (
      select known.queue_name, known.bucket_start, known.enqueued, known.completed, known.failed
      from cortex_throughput as known
      where known.bucket_start >= first_bucket and known.bucket_start < live_from and (in_queue is null or known.queue_name = in_queue)
      union all
      select counts.queue_name, counts.bucket_start, counts.enqueued, counts.completed, counts.failed
      from unnest(live) as counts
    ), summed as (
      select counted.queue_name, date_bin(bucket, counted.bucket_start, '2001-01-01 00:00+00') as bucket_start,
        sum(counted.enqueued)::bigint as enqueued, sum(counted.completed)::bigint as completed, sum(counted.failed)::bigint as failed
      from counted
      group by 1, 2
    )
    select named.queue_name, axis.bucket_start, coalesce(summed.enqueued, 0), coalesce(summed.completed, 0), coalesce(summed.failed, 0),
      summed.failed::double precision / nullif(summed.completed + summed.failed, 0)
    from (select distinct summed.queue_name from summed) as named
      cross join generate_series(first_bucket, moment, bucket) as axis (bucket_start)
      left join summed using (queue_name, bucket_start)
    order by 1, 2;
end;
$function$;

comment on function cortex_queue_history is
  'How many jobs of each queue were enqueued, completed and failed in each bucket (UTC) of the time since, from the bucket that it began in to now; queues without any are left out, empty buckets of the others are there. failure_rate is failed of completed and failed together, NULL when neither. Reaches back as far as cortex_throughput is kept, whatever became of the jobs.';
revoke execute on function cortex_queue_history from public;
grant execute on function cortex_queue_history to cortex_viewer;
