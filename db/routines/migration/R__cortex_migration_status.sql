create or replace function cortex_migration_status()
returns table (
  strategy text, phase text, rolling_back boolean, done bigint, total bigint, jobs bigint, copied bigint, applied bigint, waiting bigint,
  verified bigint, swap_tries integer, swap_held interval, started_at timestamptz, started_by text, stepped_at timestamptz,
  swapped_at timestamptz, finished_at timestamptz
)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select strategy, phase, rolling_back, done, total, jobs, copied, applied,
    case when finished_at is null then (select count(*) from cortex_migration_change) end,
    verified, swap_tries, swap_held, started_at, started_by, stepped_at, swapped_at, finished_at
  from cortex_migration
  order by migration_id desc
  limit 1;
$function$;

comment on function cortex_migration_status is
  'How the last move of queue to partitions stands or ended: the phase, what was copied, carried over, still waits to be and was verified, and how long the swap held its lock. No row when there was none.';
revoke execute on function cortex_migration_status from public;
