create or replace function cortex__start_partition_run(dry_run boolean)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if dry_run is null then
    raise exception 'dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  perform cortex__partitioned_queue();
  if dry_run then
    return true;
  end if;

  -- An older snapshot would not see a job that became active before the partition was locked, and it would be dropped.
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception 'partitions are not changed in a % transaction', current_setting('transaction_isolation')
      using errcode = 'QX002', hint = 'Call it in a transaction that is READ COMMITTED.';
  end if;
  if current_setting('transaction_read_only')::boolean then
    raise exception 'partitions cannot be changed in a read-only transaction or on a standby'
      using errcode = 'QX002', hint = 'Call it on the primary, in a transaction that is READ WRITE.';
  end if;
  return pg_try_advisory_xact_lock(cortex__partition_lock_key());
end;
$function$;

comment on function cortex__start_partition_run is
  'Checks that partitions can be changed here and takes the lock of this installation; false when another run holds it. Raises QX001, QX002, QX003.';
revoke execute on function cortex__start_partition_run from public;
