create or replace function cortex__is_other_zone(zone text)
returns boolean
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select coalesce(bool_or(moment at time zone zone <> moment at time zone 'UTC'), false)
  from generate_series(now(), now() + interval '1 year', interval '1 month') as moment
  where zone is not null;
$function$;

comment on function cortex__is_other_zone is 'Whether clocks in this zone show something else than GMT at any time of the coming year; no when it is NULL.';
revoke execute on function cortex__is_other_zone from public;
