create or replace function cortex__not_active(job_payloads jsonb[], in_queue text)
returns jsonb[]
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set plan_cache_mode = force_custom_plan
set jit = off
set work_mem = '64MB'
as $function$
begin
  return array(
    select job.payload
    from unnest(job_payloads) with ordinality as job (payload, place)
    where not exists (
      select from cortex__active_keys(in_queue) as active
      where active.replay_key = cortex__short_key(cortex__replay_key(job.payload)))
    order by job.place);
end;
$function$;

comment on function cortex__not_active is
  'Those of the payloads, in their order, that no pending or processing job of the queue is about.';
revoke execute on function cortex__not_active from public;
