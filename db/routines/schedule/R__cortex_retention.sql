create or replace function cortex_retention(out queue_days integer, out dead_letters interval)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select retained_days, dead_letters_kept from cortex__schedule_settings();
$function$;

comment on function cortex_retention is
  'For how many UTC days besides today jobs are kept, and how long dead letters: what cortex_schedule() was last asked for, otherwise 7 days and 30. For callers that are not told, so that a run by hand deletes nothing that the scheduled one would keep.';
revoke execute on function cortex_retention from public;
