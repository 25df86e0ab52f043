create or replace function cortex_replays(max_rows integer default 20)
returns table (
  replay_id bigint, started_at timestamptz, last_batch_at timestamptz, finished_at timestamptz, called_by text, application text,
  queue_name text, filter jsonb, matched bigint, enqueued bigint, skipped bigint, remaining bigint, state text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_row_limit('max_rows', max_rows);

  return query
    select replay.replay_id, replay.started_at, replay.last_batch_at, replay.finished_at, replay.called_by, replay.application,
      replay.queue_name, replay.filter, replay.matched, replay.enqueued, replay.skipped,
      (select coalesce(sum(batch.jobs), 0) from cortex_replay_batch as batch where batch.replay_id = replay.replay_id), replay.state
    from cortex_replay_run as replay
    order by replay.replay_id desc
    limit max_rows;
end;
$function$;

comment on function cortex_replays is
  'Past replays and those under way, the latest first: who, what was asked for, how many emails matched, were enqueued, were skipped because they had a job already, and remain. state is unfinished, finished or abandoned. max_rows NULL lists all.';
revoke execute on function cortex_replays from public;
grant execute on function cortex_replays to cortex_viewer;
