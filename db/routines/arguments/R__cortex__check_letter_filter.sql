create or replace function cortex__check_letter_filter(failed_within interval, error_matches text)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if failed_within <= interval '0' or failed_within > interval '1000 years' then
    raise exception 'failed_within must be longer than 0 and at most 1000 years, got %', failed_within
      using errcode = 'QX001', hint = 'For example: failed_within => interval ''24 hours''; NULL for any time.';
  end if;
  if error_matches = '' then
    raise exception 'error_matches must not be empty'
      using errcode = 'QX001', hint = 'Give a part of the error''s text; NULL for any error.';
  end if;
end;
$function$;

comment on function cortex__check_letter_filter is 'Refuses filters that cannot be meant; NULL means no filter. Raises QX001.';
revoke execute on function cortex__check_letter_filter from public;
