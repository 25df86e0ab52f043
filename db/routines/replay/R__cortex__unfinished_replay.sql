create or replace function cortex__unfinished_replay(target_queue text, asked jsonb)
returns bigint
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- What was to be enqueued a day ago may no longer be what is asked for now.
  select max(replay.replay_id)
  from cortex_replay_run as replay
  where replay.state = 'unfinished' and replay.queue_name = target_queue and replay.filter = asked
    and replay.last_batch_at >= now() - interval '1 day';
$function$;

comment on function cortex__unfinished_replay is
  'The replay that was asked for in the same words, not finished, and left off at most a day ago.';
revoke execute on function cortex__unfinished_replay from public;
