create or replace function cortex_rescue_stale(
  older_than interval default '30 minutes',
  in_queue   text default null,
  batch_size integer default 10000,
  dry_run    boolean default false
)
returns table (queue_name text, requeued bigint, failed bigint)
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set plan_cache_mode = force_custom_plan
as $function$
declare
  started constant timestamptz := clock_timestamp();
  moment  constant timestamptz := now();
  because constant text := format('rescued: not finished within %s of being claimed', older_than);
begin
  if older_than is null or older_than < interval '0' or older_than > interval '1000 years' then
    raise exception 'older_than must be between 0 and 1000 years, got %', coalesce(older_than::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: older_than => interval ''30 minutes''.';
  end if;
  perform cortex__check_row_limit('batch_size', batch_size);
  if dry_run is null then
    raise exception 'dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  elsif dry_run then
    return query
      select job.queue_name::text,
        count(*) filter (where cortex__may_try_again(job.attempts::integer, job.max_attempts::integer)),
        count(*) filter (where not cortex__may_try_again(job.attempts::integer, job.max_attempts::integer))
      from queue as job
      where job.status = 'processing' and (in_queue is null or job.queue_name = in_queue)
        and coalesce(job.claimed_at, job.created_at) < now() - older_than
      group by job.queue_name
      order by 1;
    return;
  end if;

  for queue_name, requeued, failed in
    with stale as (
      select job.id, job.created_at
      from queue as job
      where job.status = 'processing' and (in_queue is null or job.queue_name = in_queue)
        and coalesce(job.claimed_at, job.created_at) < now() - older_than
      order by job.claimed_at
      limit batch_size
      for update skip locked
    ), rescued as (
      update queue as job
      set status = case when cortex__may_try_again(job.attempts::integer, job.max_attempts::integer) then 'pending' else 'failed' end,
        completed_at = case when cortex__may_try_again(job.attempts::integer, job.max_attempts::integer) then null else moment end,
        claimed_at = case when cortex__may_try_again(job.attempts::integer, job.max_attempts::integer) then null else job.claimed_at end,
        last_error = cortex__fitting_error(because)
      from stale
      where job.id = stale.id and (job.created_at = stale.created_at or (job.created_at is null and stale.created_at is null))
      returning job.queue_name, job.status
    )
    select rescued.queue_name::text, count(*) filter (where rescued.status = 'pending'), count(*) filter (where rescued.status = 'failed')
    from rescued
    group by rescued.queue_name
    order by 1
  loop
    perform cortex__log_run(
      run => gen_random_uuid(), began => started, called_function => 'cortex_rescue_stale', did => 'rescued',
      to_what => queue_name, job_count => requeued + failed, archived_count => null,
      requeued_count => requeued, byte_count => null, duration => clock_timestamp() - started,
      remark => format('claimed more than %s ago', older_than));
    return next;
  end loop;
end;
$function$;

comment on function cortex_rescue_stale is
  'Takes jobs that were claimed longer than older_than ago and are still processing away from workers that are presumed dead: pending again, or failed when their attempts are used up; up to batch_size (NULL: all), longest claimed first. One row for each queue concerned; no rows means done. A worker that is alive after all can no longer complete its job. A dry run counts all.';
revoke execute on function cortex_rescue_stale from public;
grant execute on function cortex_rescue_stale to cortex_operator;
