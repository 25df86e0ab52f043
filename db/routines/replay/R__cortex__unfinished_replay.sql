create or replace function cortex__unfinished_replay(target_queue text, asked jsonb)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  stale bigint[];
begin
  -- What was to be enqueued a day ago may no longer be what is asked for now.
  with abandoned as (
    update cortex_replay_run set state = 'abandoned'
    where state = 'unfinished' and queue_name = target_queue and filter = asked and last_batch_at < now() - interval '1 day'
    returning replay_id
  )
  select array_agg(replay_id) into stale from abandoned;
  delete from cortex_replay_batch where replay_id = any (stale);

  return (
    select max(replay_id) from cortex_replay_run where state = 'unfinished' and queue_name = target_queue and filter = asked);
end;
$function$;

comment on function cortex__unfinished_replay is
  'The replay that was asked for in the same words and not finished; abandons it when it was left off more than a day ago.';
revoke execute on function cortex__unfinished_replay from public;
