create or replace function cortex__migration_facts(
  move_strategy text, out jobs bigint, out oldest timestamptz, out newest timestamptz, out timeless bigint, out too_late bigint, out by_status jsonb
)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  execute
    'with counted as (
       select status, count(*) as jobs, min(created_at) as oldest, max(created_at) as newest,
         count(*) filter (where created_at is null) as timeless, count(*) filter (where created_at >= $1) as too_late
       from queue
       group by status
     )
     select coalesce(sum(jobs), 0), min(oldest), max(newest), coalesce(sum(timeless), 0), coalesce(sum(too_late), 0),
       coalesce(jsonb_object_agg(coalesce(status, ''''), jobs), ''{}'')
     from counted'
    into jobs, oldest, newest, timeless, too_late, by_status using cortex__migration_limit(move_strategy);
end;
$function$;

comment on function cortex__migration_facts is
  'Reads the whole queue once: how many jobs, by status too, from when to when, how many without created_at, and how many with one too far ahead.';
revoke execute on function cortex__migration_facts from public;
