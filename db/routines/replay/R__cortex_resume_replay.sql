create or replace function cortex_resume_replay(replay_number bigint, all_batches boolean default false)
returns table (replay_id bigint, started_at timestamptz, matched bigint, enqueued bigint, skipped bigint, remaining bigint)
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  replay cortex_replay_run;
begin
  if replay_number is null or all_batches is null then
    raise exception 'replay_number and all_batches must not be NULL'
      using errcode = 'QX001', hint = format('Give the number of a replay: select replay_id from %I.cortex_replays();', '${flyway:defaultSchema}');
  end if;
  select * into replay from cortex_replay_run as run where run.replay_id = replay_number;
  if not found then
    raise exception 'there is no replay %', replay_number
      using errcode = 'QX004', hint = format('List them with "%s" or select * from %I.cortex_replays();', cortex__command('queue replays'), '${flyway:defaultSchema}');
  end if;

  perform cortex__lock_replay(replay.queue_name);
  select * into replay from cortex_replay_run as run where run.replay_id = replay_number;
  if replay.state = 'abandoned' then
    raise exception 'replay % was abandoned after it had enqueued % of %', replay_number, replay.enqueued, replay.matched
      using errcode = 'QX002', hint = 'Start a new one; emails that are pending or processing are skipped.';
  end if;
  if replay.state = 'unfinished' then
    while cortex__replay_batch(replay_number) and all_batches loop
    end loop;
  end if;
  return query select * from cortex__replay_progress(replay_number);
end;
$function$;

comment on function cortex_resume_replay is
  'Goes on with a replay: one batch, or all_batches; returns how far it has come. remaining 0 means that all is enqueued; a call that finds nothing left makes the replay finished, and the same cortex_replay a new one from then on. Any number of sessions may go on with a replay at once.';
revoke execute on function cortex_resume_replay from public;
grant execute on function cortex_resume_replay to cortex_operator;
