create or replace function cortex__lacks_today(of_schema text, refusing text)
returns boolean
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  -- A queue may be partitioned by what is in a letter as well.
  select coalesce(pg_get_partkeydef(to_regclass(format('%I.%I', of_schema, refusing))) = 'RANGE (created_at)', false);
$function$;

comment on function cortex__lacks_today is
  'Whether a table that has no partition for a new job is partitioned by time, so that it has none for any of them.';
revoke execute on function cortex__lacks_today from public;
