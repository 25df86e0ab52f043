create or replace function cortex__replay_progress(run bigint)
returns table (replay_id bigint, started_at timestamptz, matched bigint, enqueued bigint, skipped bigint, remaining bigint)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select replay.replay_id, replay.started_at, replay.matched, replay.enqueued, replay.skipped,
    (select coalesce(sum(batch.jobs), 0) from cortex_replay_batch as batch where batch.replay_id = replay.replay_id)
  from cortex_replay_run as replay
  where replay.replay_id = run;
$function$;

comment on function cortex__replay_progress is 'How far a replay has come.';
revoke execute on function cortex__replay_progress from public;
