create or replace function cortex__check_filter(argument text, within interval, error_matches text)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if within <= interval '0' or within > interval '1000 years' then
    raise exception '% must be longer than 0 and at most 1000 years, got %', argument, within
      using errcode = 'QX001', hint = format('For example: %s => interval ''24 hours''; NULL for any time.', argument);
  end if;
  if error_matches = '' then
    raise exception 'error_matches must not be empty'
      using errcode = 'QX001', hint = 'Give a part of the error''s text; NULL for any error.';
  end if;
end;
$function$;

comment on function cortex__check_filter is
  'Refuses filters that cannot be meant: the time, named by its argument, and the text in an error; NULL means no filter. Raises QX001.';
revoke execute on function cortex__check_filter from public;
