create or replace function cortex__take_migration()
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  migration cortex_migration;
begin
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception 'queue is not migrated in a % transaction', current_setting('transaction_isolation')
      using errcode = 'QX002', hint = 'Call it in a transaction that is READ COMMITTED.';
  end if;
  if current_setting('transaction_read_only')::boolean then
    raise exception 'queue cannot be migrated in a read-only transaction or on a standby'
      using errcode = 'QX002', hint = 'Call it on the primary, in a transaction that is READ WRITE.';
  end if;
  if not pg_try_advisory_xact_lock(cortex__partition_lock_key()) then
    return false;
  end if;

  select * into migration from cortex__current_migration();
  if migration.stepped_by <> pg_backend_pid() and migration.stepped_at > clock_timestamp() - interval '1 minute'
      and exists (select from pg_stat_activity where pid = migration.stepped_by) then
    raise exception 'another session is migrating queue (pid %)', migration.stepped_by
      using errcode = 'QX002', hint = 'Leave it to that session; should it have ended, wait a minute.';
  end if;
  return true;
end;
$function$;

comment on function cortex__take_migration is
  'Checks that queue can be migrated in this transaction and takes the lock of this installation; false when partitions are being changed. Raises QX002, also when another session made a step less than a minute ago.';
revoke execute on function cortex__take_migration from public;
