create or replace function cortex_drop_partition(day date, force boolean default false, dry_run boolean default false)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  run constant uuid := gen_random_uuid();
begin
  if not cortex__start_partition_run(dry_run) then
    return query select * from cortex__already_running();
    return;
  end if;
  if not dry_run then
    perform cortex__check_isolation();
  end if;
  if force and not dry_run then
    return query select * from cortex__create_today(run, 'cortex_drop_partition');
  end if;
  return query select * from cortex__retire_together(run, cortex__droppable(day, force), force, dry_run, 'cortex_drop_partition');
end;
$function$;

comment on function cortex_drop_partition is
  'Empties the partition of a past UTC day, failed jobs to dead_letter, and drops it. Refuses one with pending or processing jobs unless force, which moves these to today; one with any other status is kept. What another session holds is postponed: call it again. All in the caller''s transaction: workers wait from the drop to its end, and whoever wants a moved job; commit at once. The command line commits between the steps. Raises QX001, QX002, QX004.';
revoke execute on function cortex_drop_partition from public;
