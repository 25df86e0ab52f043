create or replace function cortex_begin_drop(run uuid, day date, force boolean default false)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_run(run), cortex__check_isolation();
  if not cortex__start_partition_run(dry_run => false) then
    return query select * from cortex__already_running();
    return;
  end if;
  if force then
    return query select * from cortex__create_today(run, 'cortex_drop_partition');
  end if;
  return query
    select 'planned', null::text, cortex__plan_retirement(run, cortex__droppable(day, force), force, 'cortex_drop_partition', false),
      null::bigint, null::bigint, null::bigint, null::interval, null::text;
end;
$function$;

comment on function cortex_begin_drop is
  'The first step of dropping the partition of a past UTC day, for a caller that commits between the steps: one row, planned, with the number of jobs that have to be moved. Then call cortex_maintenance_step with the same run until it returns no row, or already_running. Refuses a partition with pending or processing jobs unless force, which moves these to today. run is a new one: gen_random_uuid(). Raises QX001, QX002, QX004.';
revoke execute on function cortex_begin_drop from public;
