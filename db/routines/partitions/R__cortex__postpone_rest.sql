create or replace function cortex__postpone_rest(run uuid, workers_wait boolean)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  task    cortex_partition_task;
  because constant text := case
    when workers_wait then 'workers wait for what was dropped before, in the same transaction: the next run goes on'
    else format('half of statement_timeout (%s) was over: the next run goes on', current_setting('statement_timeout'))
  end;
begin
  for task in
    update cortex_partition_task as own
    set phase = 'done', action = coalesce(own.action, 'postponed'), detail = case when own.action is null then because else own.detail end
    where own.run_id = run and own.phase not in ('over', 'done')
    returning own.*
  loop
    perform cortex__log_task(task);
    return query
      select task.action, task.target_name, task.jobs, task.archived, task.requeued, task.bytes,
        date_trunc('milliseconds', nullif(task.worked, '0')), task.detail;
  end loop;
end;
$function$;

comment on function cortex__postpone_rest is 'Ends a run that has no time left, or one in whose transaction workers have waited enough; one row for each partition that is not done.';
revoke execute on function cortex__postpone_rest from public;
