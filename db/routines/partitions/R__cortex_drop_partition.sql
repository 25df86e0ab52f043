create or replace function cortex_drop_partition(day date, force boolean default false, dry_run boolean default false)
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
  targets oid[];
  active  text;
begin
  perform cortex__check_day(day);
  if force is null then
    raise exception 'force must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if not cortex__start_partition_run(dry_run) then
    return query select * from cortex__already_running();
    return;
  end if;

  targets := cortex__partitions_of_day(day);
  select string_agg(format('%s has %s pending and %s processing jobs', target::regclass, pending, processing), ', ') into active
  from unnest(targets) as target cross join lateral cortex__job_counts(target) where pending + processing > 0;
  if active is not null and not force then
    raise exception '%', active
      using errcode = 'QX002', hint = 'force => true, or "cortex-utils partitions drop --force", moves them to today first.';
  end if;

  for action, partition_name, jobs, archived, requeued, bytes, took, detail in
    select * from cortex__retire_partitions(targets, force, dry_run)
  loop
    return next;
    if not dry_run then
      perform cortex__log_run(run, started, 'cortex_drop_partition', action, partition_name, jobs, archived, requeued, bytes, took, detail);
    end if;
  end loop;
end;
$function$;

comment on function cortex_drop_partition is
  'Archives the failed jobs of the partition of a past UTC day to dead_letter and drops it. Refuses one with pending or processing jobs unless force, which moves these to today. What another session holds is postponed: call it again. Workers wait from the drop to the end of the transaction: commit at once. Raises QX001, QX002, QX004.';
revoke execute on function cortex_drop_partition from public;
