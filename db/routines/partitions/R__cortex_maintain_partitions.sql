create or replace function cortex_maintain_partitions(
  retention_days integer default 7,
  premake_days   integer default 3,
  on_active      text    default 'skip',
  dry_run        boolean default false
)
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
begin
  if retention_days is null or retention_days not between 1 and 36500 then
    raise exception 'retention_days must be between 1 and 36500, got %', coalesce(retention_days::text, 'NULL')
      using errcode = 'QX001', hint = 'For example 7: jobs are kept for seven whole UTC days besides today.';
  end if;
  if premake_days is null or premake_days not between 0 and 366 then
    raise exception 'premake_days must be between 0 and 366, got %', coalesce(premake_days::text, 'NULL')
      using errcode = 'QX001', hint = 'For example 3: partitions for today and the next three days.';
  end if;
  if on_active is null or on_active not in ('skip', 'requeue') then
    raise exception 'on_active must be skip or requeue, got %', coalesce(quote_literal(on_active), 'NULL')
      using errcode = 'QX001', hint = 'skip keeps partitions with pending or processing jobs, requeue moves these jobs to today.';
  end if;

  if not cortex__start_partition_run(dry_run) then
    return query select * from cortex__already_running();
    return;
  end if;

  for action, partition_name, jobs, archived, requeued, bytes, took, detail in
    select * from cortex__maintain(retention_days, premake_days, on_active = 'requeue', dry_run)
  loop
    return next;
    if not dry_run then
      perform cortex__log_run(run, started, 'cortex_maintain_partitions', action, partition_name, jobs, archived, requeued, bytes, took, detail);
    end if;
  end loop;
end;
$function$;

comment on function cortex_maintain_partitions is
  'Creates the partitions of today and the next premake_days (UTC), then archives the failed jobs of those that ended retention_days or more ago to dead_letter and drops them. Partitions with pending or processing jobs are kept, or with on_active => ''requeue'' these jobs move to today. What another session holds is postponed to the next run. Workers wait from the drop to the end of the transaction: commit at once. One row for each action, also in cortex_run_log; a dry run changes nothing. Raises QX001, QX002.';
revoke execute on function cortex_maintain_partitions from public;
