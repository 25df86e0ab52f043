create or replace function cortex__check_premake(premake_days integer)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if premake_days is null or premake_days not between 0 and 366 then
    raise exception 'premake_days must be between 0 and 366, got %', coalesce(premake_days::text, 'NULL')
      using errcode = 'QX001', hint = 'For example 3: partitions for today and the next three days.';
  end if;
end;
$function$;

comment on function cortex__check_premake is 'Refuses a number of days to create ahead that is NULL or out of range. Raises QX001.';
revoke execute on function cortex__check_premake from public;
