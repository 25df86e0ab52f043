create or replace function cortex_enqueue(in_queue text, job_payload jsonb, retry_limit integer default 3)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  new_id bigint;
begin
  perform cortex__check_enqueue(in_queue, retry_limit);
  if job_payload is null then
    raise exception 'job_payload must not be NULL' using errcode = 'QX001', hint = 'A job without data has the payload ''{}''.';
  end if;
  perform cortex__check_partition();

  insert into queue (queue_name, payload, status, attempts, max_attempts, created_at)
  values (in_queue, job_payload, 'pending', 0, retry_limit, now())
  returning queue.id into new_id;
  return new_id;
end;
$function$;

comment on function cortex_enqueue is
  'Adds a pending job to a queue and returns its id; it may be tried retry_limit times in all. Raises QX001, and QX002 while no partition takes jobs of today.';
revoke execute on function cortex_enqueue from public;
grant execute on function cortex_enqueue to cortex_operator;
