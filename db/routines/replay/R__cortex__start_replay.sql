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
  run bigint;
begin
  with abandoned as (
    update cortex_replay_run
    set state = case when exists (select from cortex_replay_batch as batch where batch.replay_id = cortex_replay_run.replay_id)
      then 'abandoned' else 'finished' end
    where cortex_replay_run.state = 'unfinished' and cortex_replay_run.queue_name = target_queue and cortex_replay_run.filter = asked
    returning replay_id
  )
  delete from cortex_replay_batch as batch using abandoned where batch.replay_id = abandoned.replay_id;
  insert into cortex_replay_run (queue_name, filter) values (target_queue, asked) returning replay_id into run;

  with matching as materialized (
    select *
    from cortex__replay_matches(target_queue, in_label, received_since, received_until, gmail_ids, source_queue, allow_duplicates)
      with ordinality
  ), numbered as (
    select matching.payload, row_number() over passed as place,
      -- Payloads of retained jobs may be large, and an array holds no more than a gigabyte.
      sum(pg_column_size(matching.payload)) over passed / (16 * 1024 * 1024) as chunk
    from matching
    where not matching.duplicate
    window passed as (order by matching.ordinality rows unbounded preceding)
  ), batches as (
    insert into cortex_replay_batch (replay_id, batch_no, jobs, payloads)
    select run, row_number() over (order by min(place)), count(*), array_agg(payload order by place)
    from numbered
    where max_jobs is null or place <= max_jobs
    group by (place - 1) / coalesce(batch_size, 100000), chunk
  )
  update cortex_replay_run set matched = counted.matched, skipped = counted.skipped
  from (select count(*) as matched, count(*) filter (where matching.duplicate) as skipped from matching) as counted
  where cortex_replay_run.replay_id = run;
  return run;
end;
$function$;

comment on function cortex__start_replay is
  'Notes a new replay and, in batches, all that it has to enqueue; returns its number. Abandons those that were asked for in the same words.';
revoke execute on function cortex__start_replay from public;
