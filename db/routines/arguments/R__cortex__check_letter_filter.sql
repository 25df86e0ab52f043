create or replace function cortex__check_letter_filter(failed_within interval, error_matches text)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_filter('failed_within', failed_within, error_matches);
end;
$function$;

comment on function cortex__check_letter_filter is 'Refuses filters of failed jobs that cannot be meant; NULL means no filter. Raises QX001.';
revoke execute on function cortex__check_letter_filter from public;
