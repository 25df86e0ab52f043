create or replace function cortex_failed_jobs(
  in_queue      text default null,
  failed_within interval default null,
  error_matches text default null,
  max_rows      integer default 50
)
returns table (
  id bigint, queue_name text, payload jsonb, attempts integer, max_attempts integer, last_error text, created_at timestamptz,
  failed_at timestamptz
)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set plan_cache_mode = force_custom_plan
as $function$
begin
  perform cortex__check_filter('failed_within', failed_within, error_matches);
  perform cortex__check_row_limit('max_rows', max_rows);

  return query
    select job.id::bigint, job.queue_name::text, job.payload, job.attempts::integer, job.max_attempts::integer, job.last_error::text,
      job.created_at, coalesce(job.completed_at, job.claimed_at, job.created_at)
    from queue as job
    where job.status = 'failed'
      and (in_queue is null or job.queue_name = in_queue)
      and (failed_within is null or coalesce(job.completed_at, job.claimed_at, job.created_at) > now() - failed_within)
      and (error_matches is null or strpos(lower(job.last_error), lower(error_matches)) > 0)
    order by coalesce(job.completed_at, job.claimed_at, job.created_at) desc nulls last, job.id desc
    limit max_rows;
end;
$function$;

comment on function cortex_failed_jobs is
  'Lists jobs that failed and are still in the queue, the latest failure first: of one queue, of the last failed_within, with error_matches anywhere in the error (case does not matter, % and _ are literal). max_rows NULL lists all. failed_at is completed_at, or claimed_at or created_at of a job that was failed without one.';
revoke execute on function cortex_failed_jobs from public;
grant execute on function cortex_failed_jobs to cortex_viewer;
