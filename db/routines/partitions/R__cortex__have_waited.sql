create or replace function cortex__have_waited(since timestamptz)
returns boolean
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select coalesce(clock_timestamp() - since > interval '100 milliseconds', false);
$function$;

comment on function cortex__have_waited is
  'Whether workers, who wait since then for locks of this transaction, have waited so long that nothing more may be begun under these; not when they do not wait, since being NULL.';
revoke execute on function cortex__have_waited from public;
