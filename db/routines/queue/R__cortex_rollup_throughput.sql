create or replace function cortex_rollup_throughput()
returns integer
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  -- Taken before anything is counted: who has ended by now is in the counts. Whoever has an xid by now has a lower one than
  -- this; the snapshot's xmax would not do, as it follows the latest that ended, not the latest that was given out.
  own_xid constant xid8 := pg_current_xact_id();
  seen    constant pg_snapshot := pg_current_snapshot();
  rollup  cortex_rollup;
  since   timestamptz;
  oldest  timestamptz;
  settled boolean;
  written integer;
begin
  select * into rollup from cortex_rollup for update skip locked;
  if not found then
    return 0;  -- another run is at it
  end if;

  since := coalesce(rollup.final_before, date_bin('5 minutes', now() - interval '30 days', 'epoch'));
  insert into cortex_throughput as known (queue_name, bucket_start, enqueued, completed, failed)
  select queue_name, bucket_start, coalesce(enqueued, 0), coalesce(completed, 0), coalesce(failed, 0)
  from cortex__finished(since, 'infinity', null)
    full join cortex__enqueued(since, null) using (queue_name, bucket_start)
  -- Counts only grow: what was counted did happen, even if the job has been retried or its partition dropped since.
  on conflict (queue_name, bucket_start) do update
  set enqueued = greatest(known.enqueued, excluded.enqueued), completed = greatest(known.completed, excluded.completed),
    failed = greatest(known.failed, excluded.failed)
  where known.enqueued < excluded.enqueued or known.completed < excluded.completed or known.failed < excluded.failed;
  get diagnostics written = row_count;

  -- A transaction writes the time at which it began, and commits whenever it likes. So a bucket stays open until every
  -- transaction has ended that ran, known by its xid or by its start, when the bucket was last found to lie in the past. The hour
  -- is for those that have no xid yet and belong to roles whose activity this one may not see.
  settled := rollup.settling_xid is null or rollup.settling_xid <= pg_snapshot_xmin(seen)
    or rollup.settling_xid > own_xid;  -- restored from another cluster
  select least(now() - interval '1 hour', min(activity.xact_start)) into oldest
  from pg_stat_activity as activity
  where activity.datname = current_database() and activity.pid <> pg_backend_pid()
    and activity.backend_type not in ('autovacuum worker', 'parallel worker', 'walsender');
  update cortex_rollup
  set rolled_up_to = date_bin('5 minutes', now(), 'epoch'),
    final_before = case when settled then coalesce(rollup.settling_before, since) else since end,
    settling_before = case when settled then date_bin('5 minutes', greatest(oldest, since), 'epoch') else rollup.settling_before end,
    settling_xid = case when settled then own_xid else rollup.settling_xid end;
  return written;
end;
$function$;

comment on function cortex_rollup_throughput is
  'Brings cortex_throughput up to date from the jobs in the queue; returns how many counts changed. Goes back to the last bucket that late commits could have added to, however long ago the last run was, the first time 30 days. Run it every five minutes.';
revoke execute on function cortex_rollup_throughput from public;
