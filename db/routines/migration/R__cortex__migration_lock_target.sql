create or replace function cortex__migration_lock_target()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '5s'
as $function$
declare
  users text;
begin
  execute format('lock table %s in access exclusive mode', cortex__migration_target());

  -- To ask for a lock that is not to be had would only keep the services waiting.
  users := cortex__migration_users('1 second');
  if users is not null then
    raise lock_not_available using message = 'queue is in use';
  end if;
end;
$function$;

comment on function cortex__migration_lock_target is
  'Locks the table that is to take the place of queue, which nobody waits for, and sees whether queue could be locked. Raises lock_not_available.';
revoke execute on function cortex__migration_lock_target from public;
