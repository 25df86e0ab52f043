create or replace function cortex__check_span(argument text, span interval)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if span is null or span <= interval '0' or span > interval '1000 years' then
    raise exception '% must be longer than 0 and at most 1000 years, got %', argument, coalesce(span::text, 'NULL')
      using errcode = 'QX001', hint = format('For example: %s => interval ''24 hours''.', argument);
  end if;
end;
$function$;

comment on function cortex__check_span is 'Refuses a stretch of time that is none. Raises QX001.';
revoke execute on function cortex__check_span from public;
