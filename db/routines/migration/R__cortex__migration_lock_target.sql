create or replace function cortex__migration_lock_target()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '5s'
as $function$
declare
  target constant regclass := to_regclass(cortex__migration_target());
begin
  -- A partition is locked together with queue, after it: that is the order in which workers lock them.
  if not exists (select from pg_inherits where inhrelid = target and inhparent = '"${flyway:defaultSchema}".queue'::regclass) then
    execute format('lock table %s in access exclusive mode', target);
  end if;

  -- To ask for a lock that is not to be had would only keep the services waiting.
  if cortex__migration_users() is not null then
    raise lock_not_available;
  end if;
end;
$function$;

comment on function cortex__migration_lock_target is
  'Locks the table that is to take the place of queue, which nobody waits for, and sees whether queue could be locked. Raises lock_not_available.';
revoke execute on function cortex__migration_lock_target from public;
