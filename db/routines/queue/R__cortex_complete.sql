create or replace function cortex_complete(job_id bigint, job_created_at timestamptz, attempt integer)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set jit = off
as $function$
declare
  moment constant timestamptz := now();
begin
  if job_id is null or job_created_at is null or attempt is null then
    perform cortex__check_claim(job_id, job_created_at, attempt);
  end if;

  update queue set status = 'completed', completed_at = moment
  where queue.id = job_id and queue.created_at = job_created_at and queue.attempts = attempt and queue.status = 'processing';
  return found;
end;
$function$;

comment on function cortex_complete is
  'Marks a claimed job completed. Takes id, created_at and attempts as cortex_claim returned them; false when the job is no longer yours: rescued, claimed by another since, or ended already.';
revoke execute on function cortex_complete from public;
grant execute on function cortex_complete to cortex_operator;
