create or replace function cortex__time_is_up()
returns boolean
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select statement_timeout > interval '0' and clock_timestamp() - statement_timestamp() > statement_timeout / 2
  from cast(current_setting('statement_timeout') as interval) as statement_timeout;
$function$;

comment on function cortex__time_is_up is
  'Whether the statement that the client sent has used up half of its statement_timeout, which covers a whole CALL and cannot be lifted inside: the rest is for ending in peace.';
revoke execute on function cortex__time_is_up from public;
