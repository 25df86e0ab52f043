create or replace function cortex__claim_picked(
  ids bigint[], times timestamptz[], first_time timestamptz, last_time timestamptz, worker text
)
returns table (id bigint, created_at timestamptz, attempts integer, max_attempts integer, payload jsonb)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  -- A statement of its own, as most queues lack the column. Planned each time with the values at hand, thus for one partition.
  return query execute
    'with claimed as (
       update queue set status = ''processing'', claimed_at = now(), attempts = coalesce(queue.attempts, 0) + 1, claimed_by = $5
       from unnest($1, $2) as picked (id, created_at)
       where queue.id = picked.id and queue.created_at = picked.created_at and queue.created_at between $3 and $4
       returning queue.id, queue.created_at, queue.attempts, queue.max_attempts, queue.payload
     )
     select id::bigint, created_at, attempts::integer, max_attempts::integer, payload from claimed order by created_at, id'
    using ids, times, first_time, last_time, worker;
end;
$function$;

comment on function cortex__claim_picked is 'The second half of cortex_claim where the name of the worker is kept in queue.claimed_by.';
revoke execute on function cortex__claim_picked from public;
