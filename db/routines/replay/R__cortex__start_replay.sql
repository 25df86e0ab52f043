create or replace function cortex__start_replay(
  target_queue     text,
  in_label         text,
  received_since   timestamptz,
  received_until   timestamptz,
  gmail_ids        text[],
  source_queue     text,
  allow_duplicates boolean,
  max_jobs         integer,
  batch_size       integer,
  asked            jsonb
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set jit = off
set work_mem = '64MB'
as $function$
declare
  -- Fetched one by one, as a batch may be large: FOR would take fifty at a time.
  batches cursor for
    with numbered as (
      select matching.payload, matching.duplicate, row_number() over passed as place,
        -- Payloads of retained jobs may be large, and an array holds no more than a gigabyte. In an array they are not compressed.
        sum(pg_column_size(array[matching.payload])) over passed / (16 * 1024 * 1024) as chunk
      from cortex__replay_matches(target_queue, in_label, received_since, received_until, gmail_ids, source_queue, allow_duplicates)
        with ordinality as matching
      window passed as (partition by matching.duplicate order by matching.ordinality rows unbounded preceding)
    ), chosen as (
      select numbered.*, not numbered.duplicate and (max_jobs is null or numbered.place <= max_jobs) as wanted from numbered
    )
    select chosen.duplicate, chosen.wanted, count(*) as jobs, array_agg(chosen.payload order by chosen.place) filter (where chosen.wanted) as payloads
    from chosen
    group by chosen.duplicate, chosen.wanted,
      case when chosen.wanted then (chosen.place - 1) / coalesce(batch_size, 100000) end, case when chosen.wanted then chosen.chunk end
    order by min(chosen.place);
  batch        record;
  run          bigint;
  number       integer := 0;
  matched_jobs bigint := 0;
  duplicates   bigint := 0;
begin
  with abandoned as (
    update cortex_replay_run
    set state = case when exists (select from cortex_replay_batch as left_over where left_over.replay_id = cortex_replay_run.replay_id)
      then 'abandoned' else 'finished' end
    where cortex_replay_run.state = 'unfinished' and cortex_replay_run.queue_name = target_queue and cortex_replay_run.filter = asked
    returning replay_id
  )
  delete from cortex_replay_batch as left_over using abandoned where left_over.replay_id = abandoned.replay_id;
  insert into cortex_replay_run (queue_name, filter) values (target_queue, asked) returning replay_id into run;

  open batches;
  loop
    fetch batches into batch;
    exit when not found;
    matched_jobs := matched_jobs + batch.jobs;
    if batch.duplicate then
      duplicates := duplicates + batch.jobs;
    elsif batch.wanted then
      number := number + 1;
      insert into cortex_replay_batch (replay_id, batch_no, jobs, payloads) values (run, number, batch.jobs, batch.payloads);
    end if;
  end loop;
  close batches;
  update cortex_replay_run set matched = matched_jobs, skipped = duplicates where cortex_replay_run.replay_id = run;
  return run;
end;
$function$;

comment on function cortex__start_replay is
  'Notes a new replay and, in batches, all that it has to enqueue; returns its number. Abandons those that were asked for in the same words.';
revoke execute on function cortex__start_replay from public;
