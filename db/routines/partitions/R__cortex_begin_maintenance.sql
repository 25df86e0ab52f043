create or replace function cortex_begin_maintenance(
  run            uuid,
  retention_days integer default 7,
  premake_days   integer default 3,
  on_active      text    default 'skip'
)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
begin
  perform cortex__check_run(run), cortex__check_expiry(retention_days, on_active), cortex__check_premake(premake_days),
    cortex__check_isolation();
  if not cortex__start_partition_run(dry_run => false) then
    return query select * from cortex__already_running();
    return;
  end if;

  return query select * from cortex__create_days(current_date, current_date + premake_days, false, run, 'cortex_maintain_partitions');
  insert into cortex_partition_task (run_id, task_no, function_name, started_at, phase, kept_days, moves_active)
  values (run, 1, 'cortex_maintain_partitions', clock_timestamp(), 'plan', retention_days, on_active = 'requeue');
end;
$function$;

comment on function cortex_begin_maintenance is
  'The first step of maintenance, for a caller that commits between the steps: creates the partitions of today and the next premake_days (UTC), one row for each. Then call cortex_maintenance_step with the same run until it returns no row, or already_running. run is a new one: gen_random_uuid(). Raises QX001, QX002.';
revoke execute on function cortex_begin_maintenance from public;
