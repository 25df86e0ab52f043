create or replace function cortex__migration_lock(lock_mode text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  -- Autovacuum gives way to a lock that waits longer than deadlock_timeout: such a wait must not be one that workers queue up behind.
  perform set_config('lock_timeout', '5s', true);
  lock table queue in share update exclusive mode;
  perform set_config('lock_timeout', '100ms', true);
  execute format('lock table queue in %s mode', lock_mode);
end;
$function$;

comment on function cortex__migration_lock is
  'Locks queue; workers wait behind it for 100 ms at most, and from now on for no other lock longer than that. Raises lock_not_available.';
revoke execute on function cortex__migration_lock from public;
