create or replace function cortex__log_task(task cortex_partition_task)
returns void
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select cortex__log_run(task.run_id, clock_timestamp() - task.worked, task.function_name, task.action, task.target_name, task.jobs, task.archived,
    task.requeued, task.bytes, nullif(task.worked, '0'), task.detail);
$function$;

comment on function cortex__log_task is 'Writes to the run log what became of a partition.';
revoke execute on function cortex__log_task from public;
