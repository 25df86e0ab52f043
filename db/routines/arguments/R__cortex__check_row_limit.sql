create or replace function cortex__check_row_limit(argument text, row_limit integer)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if row_limit < 1 then
    raise exception '% must be at least 1, got %', argument, row_limit
      using errcode = 'QX001', hint = format('NULL for no limit: %s => null.', argument);
  end if;
end;
$function$;

comment on function cortex__check_row_limit is 'Refuses a row limit below 1; NULL means no limit. Raises QX001.';
revoke execute on function cortex__check_row_limit from public;
