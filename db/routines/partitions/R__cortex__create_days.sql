create or replace function cortex__create_days(first_day date, last_day date, dry_run boolean, run uuid, called_as text)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  locked_at timestamptz := cortex__locked_since(run);
  patiently boolean := locked_at is null;
  began     timestamptz;
begin
  for ahead in 0 .. last_day - first_day loop
    began := clock_timestamp();
    if cortex__have_waited(locked_at) and cortex__attach_locks() > 0 and exists (select from cortex__uncovered(first_day + ahead)) then
      action := 'postponed';
      partition_name := null;
      bytes := null;
      took := null;
      detail := format('from %s on: others wait for what is locked meanwhile; the next run creates them', first_day + ahead);
      return next;
      perform cortex__log_run(run, began, called_as, action, partition_name, jobs, archived, requeued, bytes, took, detail);
      return;
    end if;
    for action, partition_name, jobs, archived, requeued, bytes, took, detail in
      select * from cortex__create_day(first_day + ahead, dry_run, patiently)
    loop
      return next;
      -- Others may be waiting for what the first has locked; and whoever was in its way is in the way of the next.
      patiently := patiently and action not in ('created', 'postponed');
      locked_at := coalesce(locked_at, case when action = 'created' then began end);
      if not dry_run then
        perform cortex__log_run(run, began, called_as, action, partition_name, jobs, archived, requeued, bytes, took, detail);
      end if;
    end loop;
  end loop;
end;
$function$;

comment on function cortex__create_days is 'Creates what some UTC days lack of partitions: one row for each action, also in the run log.';
revoke execute on function cortex__create_days from public;
