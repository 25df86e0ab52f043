create or replace function cortex__failed_mark(partition oid, out failed bigint, out mark bigint)
language plpgsql
-- Not stable: each call has to see what was committed just now.
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Asked under a lock that workers wait for, so a partial index must answer, whatever stale statistics suggest.
set enable_seqscan = off
set max_parallel_workers_per_gather = 0
set jit = off
as $function$
begin
  execute format(
    'select count(*), coalesce(bit_xor(hash_record_extended(row(tableoid, ctid, xmin), 0)), 0) from %s where status = ''failed''',
    partition::regclass)
    into failed, mark;
end;
$function$;

comment on function cortex__failed_mark is
  'How many failed jobs a partition has, and a mark of their row versions: the same mark later means that none has changed, come or gone.';
revoke execute on function cortex__failed_mark from public;
