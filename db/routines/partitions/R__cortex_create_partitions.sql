create or replace function cortex_create_partitions(premake_days integer default 3, dry_run boolean default false)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
begin
  perform cortex__check_premake(premake_days);
  if not cortex__start_partition_run(dry_run) then
    return query select * from cortex__already_running();
    return;
  end if;
  return query
    select * from cortex__create_days(current_date, current_date + premake_days, dry_run, gen_random_uuid(), 'cortex_create_partitions');
end;
$function$;

comment on function cortex_create_partitions is
  'Creates what today and the next premake_days (UTC) lack of partitions, while workers go on: the first step of maintenance, for any session and any isolation level. One row for each action, also in cortex_run_log; what another session is in the way of is postponed. Raises QX001, QX002.';
revoke execute on function cortex_create_partitions from public;
