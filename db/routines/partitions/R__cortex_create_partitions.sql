create or replace function cortex_create_partitions(premake_days integer default 3, dry_run boolean default false)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
#variable_conflict use_column
declare
  run     constant uuid := gen_random_uuid();
  started constant timestamptz := clock_timestamp();
begin
  if premake_days is null or premake_days not between 0 and 366 then
    raise exception 'premake_days must be between 0 and 366, got %', coalesce(premake_days::text, 'NULL')
      using errcode = 'QX001', hint = 'For example 3: partitions for today and the next three days.';
  end if;
  if not cortex__start_partition_run(dry_run) then
    return query select * from cortex__already_running();
    return;
  end if;

  for action, partition_name, jobs, archived, requeued, bytes, took, detail in
    select made.* from generate_series(0, premake_days) as day_number
      cross join lateral cortex__create_day(current_date + day_number, dry_run) as made
    where made.action <> 'exists'
  loop
    return next;
    if not dry_run then
      perform cortex__log_run(run, started, 'cortex_create_partitions', action, partition_name, jobs, archived, requeued, bytes, took, detail);
    end if;
  end loop;
end;
$function$;

comment on function cortex_create_partitions is
  'Creates what today and the next premake_days (UTC) lack of partitions, while workers go on; one row for each, also in cortex_run_log. A dry run changes nothing. Raises QX001, QX002.';
revoke execute on function cortex_create_partitions from public;
