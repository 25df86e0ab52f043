create or replace function cortex__concerns_all(code text)
returns boolean
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- Of PostgreSQL's own classes only data, constraints, limits of size, and what triggers raise are about one letter; classes that it
  -- does not know are those of triggers too. That a sequence has come to its end is among the errors of data.
  select left(code, 2) in ('08', '0A', '25', '26', '28', '34', '3D', '3F', '40', '42', '53', '55', '57', '58', 'F0', 'HV', 'XX') or code = '2200H';
$function$;

comment on function cortex__concerns_all is
  'Whether an error with this SQLSTATE would meet any letter, now, such as a deadlock, a missing privilege or a server that shuts down; otherwise it is about the letter.';
revoke execute on function cortex__concerns_all from public;
