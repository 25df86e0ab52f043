create or replace function cortex_create_partition(day date, dry_run boolean default false)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_day(day);
  if not cortex__start_partition_run(dry_run) then
    return query select * from cortex__already_running();
    return;
  end if;
  return query select * from cortex__create_days(day, day, dry_run, gen_random_uuid(), 'cortex_create_partition');
end;
$function$;

comment on function cortex_create_partition is
  'Creates the partition of a UTC day, or what the day lacks of one, while workers go on; says what covers the day when nothing is lacking. Raises QX001, QX002.';
revoke execute on function cortex_create_partition from public;
