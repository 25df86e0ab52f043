create or replace function cortex__empty_batch(task cortex_partition_task)
returns cortex_partition_task
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Workers may wait for the jobs that this holds.
set lock_timeout = '75ms'
-- Jobs are found by index and by their place; of thousands of places the planner thinks that reading the whole partition is cheaper.
set enable_seqscan = off
set jit = off
as $function$
declare
  -- In one transaction the jobs are held until its end anyway, and each batch has to pass over those before it.
  batch_size constant integer := case when task.together then 5000 else 1000 end;
  moved      bigint;
  state      text;
begin
  perform cortex__prepare_move(task.target);
  moved := cortex__archive_batch(task.target, batch_size);
  task.archived := task.archived + moved;
  foreach state in array case when task.moves_active then array['pending', 'processing'] else array[]::text[] end loop
    exit when moved > 0;
    -- A worker that has claimed one of these jobs may want it now.
    moved := cortex__requeue_batch(task.target, state, batch_size / 2);
    task.requeued := task.requeued + moved;
  end loop;
  -- What was counted is out, or others hold the rest. Whether more has turned up since is for the proof to say, or it might never end.
  if moved = 0 or task.archived + task.requeued >= task.to_move then
    task.phase := 'retire';
  end if;
  return task;
exception
  when lock_not_available then
    task.action := 'postponed';
    task.detail := 'another session holds what its jobs have to be written to: the next run goes on';
    return task;
  when others then
    task.action := 'postponed';
    task.detail := 'could not move its jobs: ' || sqlerrm;
    return task;
end;
$function$;

comment on function cortex__empty_batch is
  'Moves a batch of jobs out of a partition, failed ones to dead_letter, then, if told to, active ones to today; one without any is to be retired. Jobs that another session holds stay. What prevents a move is in the result, not raised.';
revoke execute on function cortex__empty_batch from public;
