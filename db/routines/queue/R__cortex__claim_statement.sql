create or replace function cortex__claim_statement()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format(
    'with claimed as (
       update queue set status = ''processing'', claimed_at = $6, attempts = coalesce(queue.attempts, 0) + 1, %I = $5::%s
       from unnest($1, $2) as picked (id, created_at)
       where queue.id = picked.id and queue.created_at = picked.created_at and queue.created_at between $3 and $4
       returning queue.id, queue.created_at, queue.attempts, queue.max_attempts, queue.payload
     )
     select id::bigint, created_at, attempts::integer, max_attempts::integer, payload from claimed order by created_at, id',
    'claimed_by', cortex__claimed_by_type());
$function$;

comment on function cortex__claim_statement is
  'The second half of cortex_claim where the name of the worker is kept in queue.claimed_by; most queues lack that column.';
revoke execute on function cortex__claim_statement from public;
