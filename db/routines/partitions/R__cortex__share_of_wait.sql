create or replace function cortex__share_of_wait(locks bigint)
returns text
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select greatest(75 / greatest(locks, 1), 5) || 'ms';
$function$;

comment on function cortex__share_of_wait is
  'The lock_timeout with which so many locks, one after the other, are waited for no longer than 75 ms together: what workers may have to wait with us.';
revoke execute on function cortex__share_of_wait from public;
