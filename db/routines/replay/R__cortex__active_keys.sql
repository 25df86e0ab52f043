create or replace function cortex__active_keys(in_queue text)
returns table (replay_key text)
language sql
stable
parallel restricted
rows 100000
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- A job that a policy hides is an error, or it would be enqueued once more.
set row_security = off
set enable_seqscan = off
set jit = off
as $function$
  -- One branch for each partial index.
  select cortex__short_key(active.full_key)
  from (
    select cortex__replay_key(queue.payload) as full_key from queue where queue.queue_name = in_queue and queue.status = 'pending'
    union all
    select cortex__replay_key(queue.payload) from queue where queue.queue_name = in_queue and queue.status = 'processing'
  ) as active;
$function$;

comment on function cortex__active_keys is
  'What the pending and processing jobs of a queue are about: their short keys.';
revoke execute on function cortex__active_keys from public;
