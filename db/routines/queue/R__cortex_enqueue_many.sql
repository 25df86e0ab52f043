create or replace function cortex_enqueue_many(in_queue text, job_payloads jsonb[], retry_limit integer default 3)
returns setof bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_enqueue(in_queue, retry_limit);
  if job_payloads is null or array_position(job_payloads, null) is not null then
    raise exception 'job_payloads must not be NULL, nor hold NULL' using errcode = 'QX001', hint = 'A job without data has the payload ''{}''.';
  end if;
  perform cortex__check_partition();

  return query
    insert into queue (queue_name, payload, status, attempts, max_attempts, created_at)
    select in_queue, job.payload, 'pending', 0, retry_limit, now()
    from unnest(job_payloads) with ordinality as job (payload, place)
    order by job.place
    returning queue.id::bigint;
end;
$function$;

comment on function cortex_enqueue_many is
  'Adds a pending job for each payload, in this order, all or none; returns their ids in the same order. Each may be tried retry_limit times in all. Raises QX001, and QX002 while no partition takes jobs of today.';
revoke execute on function cortex_enqueue_many from public;
grant execute on function cortex_enqueue_many to cortex_operator;
