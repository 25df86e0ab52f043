create or replace function cortex__plan_retirement(run uuid, targets oid[], requeue boolean, called_as text, in_one_transaction boolean)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  started constant timestamptz := clock_timestamp();
  trouble text;
  plan    record;
begin
  perform cortex__end_other_runs(run);
  if targets is null then
    return 0;
  end if;

  trouble := cortex__count_first(targets);
  for plan in
    select planned.*, row_number() over (order by upper_bound, partition_name) as place,
      case when stays then 0 else failed + case when requeue then active else 0 end end as waiting
    from cortex__retirement_plan(targets, requeue) as planned
    order by place
  loop
    insert into cortex_partition_task (run_id, task_no, function_name, started_at, target, target_name, moves_active, together,
      jobs, to_move, bytes, phase, action, detail)
    values (run, 1 + plan.place, called_as, started, plan.partition, plan.partition_name, requeue, in_one_transaction,
      plan.jobs, plan.waiting, plan.bytes,
      case when plan.stays or trouble is not null then 'report' when plan.waiting = 0 then 'retire' else 'empty' end,
      case when plan.stays then 'skipped' when trouble is not null then 'postponed' end,
      case when plan.stays then plan.detail else coalesce(trouble, plan.detail) end);
  end loop;
  return (select coalesce(sum(to_move), 0) from cortex_partition_task where run_id = run);
end;
$function$;

comment on function cortex__plan_retirement is
  'Plans how a run empties and drops partitions: counts their jobs for the history and writes down what cortex_maintenance_step has to do. Other runs end. The caller holds the lock of the installation. Returns how many jobs have to be moved.';
revoke execute on function cortex__plan_retirement from public;
