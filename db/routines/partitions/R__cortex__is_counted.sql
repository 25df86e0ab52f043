create or replace function cortex__is_counted(partition oid, ends timestamptz)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
set lock_timeout = '75ms'
set enable_seqscan = off
set jit = off
as $function$
declare
  final   constant timestamptz := (select rollup.final_before from cortex_rollup as rollup);
  counted boolean;
begin
  if final is null or final < ends then
    return false;
  end if;
  execute format(
    'select not exists (
       select from %s
       where status in (''completed'', ''failed'', ''cancelled'') and coalesce(completed_at, claimed_at, created_at) >= $1)', partition::regclass)
    into counted using final;
  return counted;
exception
  -- It cannot be read: the partition stays for that reason, and must not hold up the others.
  when insufficient_privilege or lock_not_available then
    return true;
end;
$function$;

comment on function cortex__is_counted is
  'Whether the throughput rollup has seen, finally, all jobs of a partition that ends there: whatever was enqueued and whatever ended.';
revoke execute on function cortex__is_counted from public;
