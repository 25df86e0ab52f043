create or replace function cortex__check_day(utc_day date)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if utc_day is null or utc_day not between date '1970-01-01' and date '9999-12-31' then
    raise exception 'day must be a date from 1970 to 9999, got %', coalesce(utc_day::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: date ''2024-12-20''.';
  end if;
end;
$function$;

comment on function cortex__check_day is 'Refuses a day that is NULL, infinite or out of range. Raises QX001.';
revoke execute on function cortex__check_day from public;
