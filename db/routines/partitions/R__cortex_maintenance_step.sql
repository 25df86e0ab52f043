create or replace function cortex_maintenance_step(run uuid)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  began constant timestamptz := clock_timestamp();
  task  cortex_partition_task;
begin
  perform cortex__check_isolation();
  if not pg_try_advisory_xact_lock(cortex__partition_lock_key()) then
    return query select * from cortex__already_running();
    return;
  end if;
  select * into task
  from cortex_partition_task as open_task
  where open_task.run_id = run and open_task.phase <> 'done'
  order by open_task.together and open_task.phase <> 'empty', open_task.task_no
  limit 1;
  if not found then
    return;
  end if;

  case task.phase
    when 'plan' then
      task.jobs := cortex__plan_retirement(run, cortex__expired_partitions(task.kept_days), task.moves_active, task.function_name, false);
      task.action := 'planned';
    when 'empty' then task := cortex__empty_batch(task);
    when 'retire' then task := cortex__retire_partition(task);
    when 'report' then null;
    when 'over' then
      delete from cortex_partition_task as own where own.run_id = run;
      return query select * from cortex__already_running();
      return;
  end case;
  if task.phase <> 'report' then
    task.worked := task.worked + (clock_timestamp() - began);
  end if;
  if task.action is not null then
    if task.phase <> 'plan' then
      perform cortex__log_task(task);
    end if;
    task.phase := 'done';
  end if;
  update cortex_partition_task as own
  set phase = task.phase, archived = task.archived, requeued = task.requeued, worked = task.worked, action = task.action, detail = task.detail,
    locked_at = task.locked_at
  where own.run_id = run and own.task_no = task.task_no;

  return query
    select coalesce(task.action, 'moving'), task.target_name, task.jobs, case when task.target is not null then task.archived end,
      case when task.target is not null then task.requeued end, task.bytes,
      date_trunc('milliseconds', nullif(task.worked, '0')), task.detail;
end;
$function$;

comment on function cortex_maintenance_step is
  'One bounded step of a run that cortex_begin_maintenance or cortex_begin_drop has begun: finds what has expired (action planned, with the number of jobs that have to be moved), moves a batch of jobs out of a partition (action moving, with the counts so far), or drops it once nothing but completed and cancelled jobs is left (dropped, or why not: skipped, postponed). Commit after each; killed at any time, the next run goes on. No row when all is done; already_running, which also ends the run, while another session changes partitions or has taken over. Raises QX002.';
revoke execute on function cortex_maintenance_step from public;
