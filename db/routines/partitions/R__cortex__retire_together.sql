create or replace function cortex__retire_together(run uuid, targets oid[], requeue boolean, dry_run boolean, called_as text)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
#variable_conflict use_column
declare
  workers_wait boolean := false;
begin
  if dry_run then
    return query
      select case when stays then 'would skip' else 'would drop' end, plan.partition_name, plan.jobs,
        case when stays then 0 else failed end, case when stays then 0 else active end, plan.bytes, null::interval, plan.detail
      from cortex__retirement_plan(targets, requeue) as plan
      order by upper_bound, plan.partition_name;
    return;
  end if;

  perform cortex__plan_retirement(run, targets, requeue, called_as, in_one_transaction => true);
  while not workers_wait and not cortex__time_is_up() loop
    return query select * from cortex_maintenance_step(run) as step where step.action <> 'moving';
    exit when not exists (select from cortex_partition_task where run_id = run and phase <> 'done');
    workers_wait := cortex__have_waited(cortex__locked_since(run));
  end loop;
  return query select * from cortex__postpone_rest(run, workers_wait);
end;
$function$;

comment on function cortex__retire_together is
  'Empties and drops partitions in the caller''s transaction, or says what would become of them: one row each. All are emptied before the first is dropped, as nothing may be moved under that lock, and no more are dropped than workers can wait for.';
revoke execute on function cortex__retire_together from public;
