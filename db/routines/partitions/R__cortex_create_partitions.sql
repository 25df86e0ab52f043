create or replace function cortex_create_partitions(premake_days integer default 3, dry_run boolean default false)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  run     constant uuid := gen_random_uuid();
  started constant timestamptz := clock_timestamp();
  today   constant date := (now() at time zone 'UTC')::date;
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
    select made.* from generate_series(0, premake_days) as ahead, cortex__create_day(today + ahead, dry_run) as made
  loop
    return next;
    if not dry_run and action <> 'exists' then
      perform cortex__log_run(run, started, 'cortex_create_partitions', action, partition_name, jobs, archived, requeued, bytes, took, detail);
    end if;
  end loop;
end;
$function$;

comment on function cortex_create_partitions is
  'Creates the partitions that today and the next premake_days (UTC) lack, while workers go on; says what covers the days that lack none. Raises QX001, QX002.';
revoke execute on function cortex_create_partitions from public;
