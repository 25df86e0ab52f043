create or replace function cortex__uncovered(utc_day date)
returns table (lower_bound timestamptz, upper_bound timestamptz, is_first boolean)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
  select lower(gap), upper(gap), row_number() over (order by gap) = 1
  from unnest(
    tstzmultirange(tstzrange(utc_day::timestamptz, (utc_day + 1)::timestamptz))
    - coalesce((select range_agg(tstzrange(taken.lower_bound, taken.upper_bound))
                from cortex__partitions() as taken where not is_default), '{}')) as gap
  order by gap;
$function$;

comment on function cortex__uncovered is
  'The parts of a UTC day that no partition covers: the whole day, nothing, or what partitions cut in another time zone leave.';
revoke execute on function cortex__uncovered from public;
