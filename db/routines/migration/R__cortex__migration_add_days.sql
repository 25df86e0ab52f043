create or replace function cortex__migration_add_days(upper_bound timestamptz)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
declare
  migration cortex_migration;
  day_start timestamptz;
begin
  select * into strict migration from cortex__current_migration();
  for day_start in
    select day from generate_series(migration.days_until, upper_bound - interval '1 day', interval '1 day') as day order by day
  loop
    perform cortex__migration_add_partition(day_start, day_start + interval '1 day');
  end loop;
  update cortex_migration set days_until = upper_bound where migration_id = migration.migration_id and days_until < upper_bound;
end;
$function$;

comment on function cortex__migration_add_days is 'Gives queue_new the day partitions that it lacks up to this UTC midnight.';
revoke execute on function cortex__migration_add_days from public;
