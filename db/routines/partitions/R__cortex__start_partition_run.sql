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

  if current_setting('transaction_read_only')::boolean then
    raise exception 'partitions cannot be changed in a read-only transaction or on a standby'
      using errcode = 'QX002', hint = 'Call it on the primary, in a transaction that is READ WRITE.';
  end if;
  return pg_try_advisory_xact_lock(cortex__partition_lock_key());
end;
$function$;

comment on function cortex__start_partition_run is
  'Checks that partitions can be changed here and takes the lock of this installation until the end of the transaction; false when another session holds it. Raises QX001, QX002, QX003.';
revoke execute on function cortex__start_partition_run from public;
