create or replace function cortex__is_spent(partition oid)
returns boolean
language plpgsql
-- Not stable: each call has to see what was committed just now.
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Rows that a policy hides are an error, never absent.
set row_security = off
-- Asked under a lock that workers wait for, so a partial index must answer, whatever stale statistics suggest.
set enable_seqscan = off
set max_parallel_workers_per_gather = 0
set jit = off
as $function$
declare
  spent boolean;
begin
  execute format(
    'select not exists (select from %1$s where status = ''pending'')
       and not exists (select from %1$s where status = ''processing'')
       and not exists (select from %1$s where status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled''))',
    partition::regclass)
    into spent;
  return spent;
end;
$function$;

comment on function cortex__is_spent is
  'Whether a partition holds nothing but completed and cancelled jobs at this moment. Raises insufficient_privilege when row security hides some.';
revoke execute on function cortex__is_spent from public;
