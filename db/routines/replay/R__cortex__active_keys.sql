create or replace function cortex__active_keys(in_queue text)
returns table (replay_key text)
language sql
stable
parallel restricted
rows 100000
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set enable_seqscan = off
set jit = off
as $function$
  -- One branch for each partial index. A job that is about no email is known by its payload, without what a replay adds to it.
  select coalesce(job.payload ->> 'gmail_id', (job.payload - '{replay,replay_id}'::text[])::text)
  from (
    select queue.payload from queue where queue.queue_name = in_queue and queue.status = 'pending'
    union all
    select queue.payload from queue where queue.queue_name = in_queue and queue.status = 'processing'
  ) as job;
$function$;

comment on function cortex__active_keys is
  'What the pending and processing jobs of a queue are about: the gmail_id, or the payload where it has none.';
revoke execute on function cortex__active_keys from public;
