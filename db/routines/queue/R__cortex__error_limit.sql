create or replace function cortex__error_limit()
returns integer
language sql
-- Not quite, but so it is asked when a statement is planned, not for every job that fails: to alter queue has its statements planned anew.
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with recursive type (oid, modifier) as (
    select atttypid, atttypmod from pg_attribute where attrelid = 'queue'::regclass and attname = 'last_error'
    union all
    select typbasetype, typtypmod from type join pg_type using (oid) where typtype = 'd'
  )
  select min(modifier - 4) from type where modifier >= 4;
$function$;

comment on function cortex__error_limit is
  'How many characters an adopted queue.last_error takes, as with varchar(200); NULL: any number. For cortex__fitting_error only.';
revoke execute on function cortex__error_limit from public;
