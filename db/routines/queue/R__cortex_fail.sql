create or replace function cortex_fail(job_id bigint, job_created_at timestamptz, attempt integer, error_message text)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set jit = off
as $function$
declare
  moment  constant timestamptz := now();
  outcome text;
begin
  if job_id is null or job_created_at is null or attempt is null then
    perform cortex__check_claim(job_id, job_created_at, attempt);
  end if;

  update queue
  set status = case when cortex__may_try_again(attempt, queue.max_attempts::integer) then 'pending' else 'failed' end,
    completed_at = case when cortex__may_try_again(attempt, queue.max_attempts::integer) then null else moment end,
    claimed_at = case when cortex__may_try_again(attempt, queue.max_attempts::integer) then null else queue.claimed_at end,
    last_error = cortex__fitting_error(error_message)
  where queue.id = job_id and queue.created_at = job_created_at and queue.attempts = attempt and queue.status = 'processing'
  returning queue.status into outcome;
  return outcome;
end;
$function$;

comment on function cortex_fail is
  'Gives a claimed job back with an error: it becomes pending while it has attempts left (max_attempts, 3 where that is NULL), failed after that. Of an error that is longer than an adopted last_error takes, the beginning is kept. Takes id, created_at and attempts as cortex_claim returned them. Returns pending or failed; NULL when the job is no longer yours.';
revoke execute on function cortex_fail from public;
grant execute on function cortex_fail to cortex_operator;
