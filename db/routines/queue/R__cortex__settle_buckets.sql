create or replace function cortex__settle_buckets(rollup cortex_rollup, open_from timestamptz, own_xid xid8, seen pg_snapshot)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  -- A transaction writes the time at which it began, and commits whenever it likes. So a bucket stays open until every
  -- transaction has ended that ran, known by its xid or by its start, when the bucket was last found to lie in the past. The hour
  -- is for those that have no xid yet and belong to roles whose activity this one may not see.
  settled constant boolean := rollup.settling_xid is null or rollup.settling_xid <= pg_snapshot_xmin(seen)
    or rollup.settling_xid > own_xid;  -- restored from another cluster
  oldest  timestamptz;
begin
  rollup.rolled_up_to := date_bin('5 minutes', now(), 'epoch');
  rollup.final_before := open_from;
  if settled then
    select least(now() - interval '1 hour', min(activity.xact_start)) into oldest
    from pg_stat_activity as activity
    where activity.datname = current_database() and activity.pid <> pg_backend_pid()
      and activity.backend_type not in ('autovacuum worker', 'parallel worker', 'walsender');
    rollup.final_before := greatest(open_from, rollup.settling_before);
    rollup.settling_before := date_bin('5 minutes', greatest(oldest, open_from), 'epoch');
    rollup.settling_xid := own_xid;
  end if;
  update cortex_rollup
  set rolled_up_to = rollup.rolled_up_to, final_before = rollup.final_before, settling_before = rollup.settling_before,
    settling_xid = rollup.settling_xid;
end;
$function$;

comment on function cortex__settle_buckets is
  'Notes how far the rollup has come, and which buckets nobody can add to any more: those that were in the past when own_xid of an earlier run was given out, once all transactions of that time have ended.';
revoke execute on function cortex__settle_buckets from public;
