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
  started  constant timestamptz := now();
  moment   timestamptz;
  replay   cortex_replay_run;
  batch    cortex_replay_batch;
  chosen   jsonb[];
  added    bigint;
  violated text;
begin
  select * into replay from cortex_replay_run where cortex_replay_run.replay_id = run;
  delete from cortex_replay_batch as next
  where next.replay_id = run and next.batch_no = (select min(batch_no) from cortex_replay_batch where cortex_replay_batch.replay_id = run)
  returning * into batch;
  if not found then
    moment := clock_timestamp();
    -- Only now, not with the last batch: whoever runs it in steps has then been told of every one.
    update cortex_replay_run set state = 'finished', finished_at = moment where cortex_replay_run.replay_id = run;
    return false;
  end if;

  chosen := batch.payloads;
  if not replay.filter ? 'allow_duplicates' then
    -- Looked up again, as it may have been enqueued since the replay was started.
    chosen := cortex__not_active(chosen, replay.queue_name);
  end if;
  insert into queue (queue_name, payload, status, attempts, created_at)
  select replay.queue_name,
    case
      when jsonb_typeof(job.payload) = 'object'
        and (not job.payload ?| '{replay,replay_id}' or not cortex__without_marks(job.payload) ?| '{replay,replay_id}') then job.payload || marks
      -- It has no place for them, or has something else there.
      else job.payload
    end,
    'pending', 0, started
  from unnest(chosen) with ordinality as job (payload, place)
  order by job.place;
  get diagnostics added = row_count;
  if added < cardinality(chosen) then
    raise warning 'of % jobs, % arrived: a trigger or rule of queue swallows the others', cardinality(chosen), added;
  end if;

  moment := clock_timestamp();
  update cortex_replay_run
  set enqueued = enqueued + added, skipped = skipped + batch.jobs - cardinality(chosen), last_batch_at = moment
  where cortex_replay_run.replay_id = run;
  return true;
exception
  when not_null_violation then
    get stacked diagnostics violated = column_name;
    if not exists (select from pg_attribute where attrelid = 'queue'::regclass and attname = violated and not atthasdef) then
      raise;
    end if;
    raise exception 'a replay does not fill the column % of queue, which has no default', quote_ident(violated)
      using errcode = 'QX002', hint = format('Give it one: alter table %I.queue alter column %I set default …;', '${flyway:defaultSchema}', violated);
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
