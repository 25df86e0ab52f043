create or replace function cortex__finished(from_time timestamptz, to_time timestamptz, in_queue text)
returns table (queue_name text, bucket_start timestamptz, completed bigint, failed bigint)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set enable_seqscan = off
set jit = off
as $function$
  select job.queue_name::text,
    date_bin('5 minutes', coalesce(job.completed_at, job.claimed_at, job.created_at), 'epoch'),
    count(*) filter (where job.status = 'completed'),
    count(*) filter (where job.status = 'failed')
  from queue as job
  where job.status in ('completed', 'failed')
    and coalesce(job.completed_at, job.claimed_at, job.created_at) >= from_time
    and coalesce(job.completed_at, job.claimed_at, job.created_at) < to_time
    and (in_queue is null or job.queue_name = in_queue)
  group by 1, 2
  order by 1, 2;
$function$;

comment on function cortex__finished is
  'Counts the jobs in the queue that were completed or failed in a stretch of time, by queue and five minutes.';
revoke execute on function cortex__finished from public;
