create or replace function cortex__end_other_runs(run uuid)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  task cortex_partition_task;
begin
  delete from cortex_partition_task where run_id <> run and phase in ('over', 'done');
  -- Of one that was killed this is all that is ever heard; one that still runs hears of it in its next step.
  for task in select * from cortex_partition_task where run_id <> run and action is null order by run_id, task_no loop
    perform cortex__log_run(task.run_id, task.started_at, task.function_name, 'interrupted', task.target_name, task.jobs, task.archived,
      task.requeued, task.bytes, task.worked, 'it was not finished: this run goes on with it');
  end loop;
  update cortex_partition_task set phase = 'over' where run_id <> run;
end;
$function$;

comment on function cortex__end_other_runs is
  'Ends the other runs of maintenance, which have not come to their end, because they were killed or because this one came between two of their steps.';
revoke execute on function cortex__end_other_runs from public;
