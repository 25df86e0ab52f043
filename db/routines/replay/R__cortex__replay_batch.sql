create or replace function cortex__replay_batch(run bigint)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set plan_cache_mode = force_custom_plan
set jit = off
set work_mem = '64MB'
as $function$
declare
  marks    constant jsonb := jsonb_build_object('replay', true, 'replay_id', run);
  replay   cortex_replay_run;
  batch    cortex_replay_batch;
  added    bigint;
  violated text;
begin
  select * into replay from cortex_replay_run where cortex_replay_run.replay_id = run;
  delete from cortex_replay_batch as next
  where next.replay_id = run and next.batch_no = (select min(batch_no) from cortex_replay_batch where cortex_replay_batch.replay_id = run)
  returning * into batch;
  if not found then
    -- Only now, not with the last batch: whoever runs it in steps has then been told of every one.
    update cortex_replay_run set state = 'finished', finished_at = clock_timestamp() where cortex_replay_run.replay_id = run;
    return false;
  end if;

  insert into queue (queue_name, payload, status, attempts, created_at)
  select replay.queue_name, job.payload || marks, 'pending', 0, now()
  from unnest(batch.payloads) with ordinality as job (payload, place)
  -- Looked up again, as it may have been enqueued since the replay was started.
  where not exists (
    select from cortex__active_keys(replay.queue_name) as active_key
    where not replay.filter ? 'allow_duplicates'
      and active_key.replay_key = coalesce(job.payload ->> 'gmail_id', job.payload::text))
  order by job.place;
  get diagnostics added = row_count;

  update cortex_replay_run
  set enqueued = enqueued + added, skipped = skipped + batch.jobs - added, last_batch_at = clock_timestamp()
  where cortex_replay_run.replay_id = run;
  return true;
exception
  when check_violation then
    get stacked diagnostics violated = constraint_name;
    if violated <> '' then
      raise;
    end if;
    raise exception 'queue has no partition for today'
      using errcode = 'QX002', hint = format('Run "%s" or select * from %I.cortex_create_partitions();', cortex__command('partitions maintain'), '${flyway:defaultSchema}');
end;
$function$;

comment on function cortex__replay_batch is
  'Enqueues the next batch of a replay, for a caller that holds the lock of its queue; returns whether there was one. Without one the replay is finished. Raises QX002.';
revoke execute on function cortex__replay_batch from public;
