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
set timezone = 'UTC'
as $function$
declare
  requeue constant boolean := on_active = 'requeue';
  run     constant uuid := gen_random_uuid();
  last    boolean;
begin
  perform cortex__check_expiry(retention_days, on_active), cortex__check_premake(premake_days);
  if not cortex__start_partition_run(dry_run) then
    return query select * from cortex__already_running();
    return;
  end if;
  if not dry_run then
    perform cortex__check_isolation();
  end if;

  -- First of all tomorrow. But where attaching a partition locks other tables until the end of the transaction, workers must not wait for
  -- the moving: there it comes last, unless they are about to have no partition at all.
  last := not requeue and cortex__attach_locks() > 0
    and not exists (select from generate_series(0, least(premake_days, 1)) as ahead cross join lateral cortex__uncovered(current_date + ahead));
  if not last then
    return query select * from cortex__create_days(current_date, current_date + premake_days, dry_run, run, 'cortex_maintain_partitions');
  end if;
  return query
    select * from cortex__retire_together(run, cortex__expired_partitions(retention_days), requeue, dry_run, 'cortex_maintain_partitions');
  if last then
    return query select * from cortex__create_days(current_date, current_date + premake_days, dry_run, run, 'cortex_maintain_partitions');
  end if;
end;
$function$;

comment on function cortex_maintain_partitions is
  'Creates the partitions of today and the next premake_days (UTC), then empties those that ended retention_days or more ago, failed jobs to dead_letter, and drops them. Partitions with pending or processing jobs are kept, or with on_active => ''requeue'' these jobs move to today; one with any other status is kept. What another session holds is postponed to the next run, as is what half of statement_timeout does not suffice for. All in the caller''s transaction: workers wait from the first drop to its end, hence what would make them wait long is postponed too, and so does whoever wants a moved job; commit at once, and prefer "call cortex_run_maintenance()" or the command line where there is much to move, as they commit between the steps. One row for each action, also in cortex_run_log; a dry run changes nothing. Raises QX001, QX002.';
revoke execute on function cortex_maintain_partitions from public;
