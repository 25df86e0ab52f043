create or replace function cortex_rollup_throughput(recount boolean default false)
returns integer
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Whatever the planner believes about a table that changes all the time: only the partial indexes stay small.
set enable_seqscan = off
set jit = off
as $function$
declare
  -- Taken before anything is counted: who has ended by now is in the counts. Whoever has an xid by now has a lower one than
  -- this; the snapshot's xmax would not do, as it follows the latest that ended, not the latest that was given out.
  own_xid     constant xid8 := pg_current_xact_id();
  seen        constant pg_snapshot := pg_current_snapshot();
  this_bucket constant timestamptz := date_bin('5 minutes', now(), 'epoch');
  next_bucket constant timestamptz := this_bucket + interval '5 minutes';
  rollup      cortex_rollup;
  history     timestamptz;
  open_from   timestamptz;
  changes     bigint[];
  counted     cortex_throughput[];
  written     integer;
  late        bigint;
begin
  if recount is null then
    raise exception 'recount must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if recount then
    perform set_config('enable_seqscan', 'on', true);
    select * into rollup from cortex_rollup for update;
  else
    select * into rollup from cortex_rollup for update skip locked;
    if not found then
      return 0;  -- another run is at it
    end if;
  end if;

  history := coalesce(rollup.counted_from, date_bin('5 minutes', now() - interval '12 months', 'epoch'));
  open_from := greatest(history, coalesce(rollup.final_before, date_bin('5 minutes', now() - interval '30 days', 'epoch')));
  -- What is noted later than this is in the counts all the same, and stays noted for the next run.
  changes := array(
    select change.change_id from cortex_throughput_change as change
    where change.bucket_start < next_bucket or change.bucket_start > next_bucket + interval '1 day');
  counted := array(select counts from cortex__counted(case when recount then least(history, open_from) else open_from end, next_bucket,
    in_queue => null, with_enqueued => true) as counts);

  with fresh as (
    select counts.queue_name, counts.bucket_start, counts.enqueued, counts.completed, counts.failed,
      counts.enqueued - coalesce(known.enqueued, 0) as more_enqueued, counts.completed - coalesce(known.completed, 0) as more_completed,
      counts.failed - coalesce(known.failed, 0) as more_failed
    from unnest(counted) as counts
      left join cortex_throughput as known using (queue_name, bucket_start)
    where (counts.enqueued, counts.completed, counts.failed)
      is distinct from (coalesce(known.enqueued, 0), coalesce(known.completed, 0), coalesce(known.failed, 0))
  ), noted as (
    insert into cortex_throughput (queue_name, bucket_start, enqueued, completed, failed)
    select fresh.queue_name, fresh.bucket_start, fresh.enqueued, fresh.completed, fresh.failed from fresh
    on conflict (queue_name, bucket_start) do update
    set enqueued = excluded.enqueued, completed = excluded.completed, failed = excluded.failed
  ), raised as (
    insert into cortex_queue_total as total (queue_name, enqueued, completed, failed)
    select fresh.queue_name, sum(fresh.more_enqueued), sum(fresh.more_completed), sum(fresh.more_failed) from fresh group by 1
    on conflict (queue_name) do update
    set enqueued = total.enqueued + excluded.enqueued, completed = total.completed + excluded.completed,
      failed = total.failed + excluded.failed
  )
  select count(*), greatest(sum(fresh.more_enqueued) filter (where fresh.bucket_start < open_from),
      sum(fresh.more_completed + fresh.more_failed) filter (where fresh.bucket_start < open_from))
    into written, late
  from fresh;
  perform cortex__fold_changes(changes, history, next_bucket);

  if recount then
    update cortex_rollup set recounted_at = this_bucket,
      -- The first one also finds what had ended before anything was counted.
      late_jobs = case when rollup.recounted_at is null then 0 else coalesce(late, 0) end;
  end if;
  perform cortex__settle_buckets(rollup, open_from, own_xid, seen);
  return written;
end;
$function$;

comment on function cortex_rollup_throughput is
  'Brings cortex_throughput and the running totals up to date; returns how many counts changed. Goes back to the last bucket that late commits could have added to, however long ago the last run was, the first time 30 days. Run it every five minutes. A recount goes back as far as the history is kept (12 months before cortex_maintain_history() has run), and so finds the jobs whose times lie in buckets that are final: an import, or a worker whose clock is off. Run that every night, and after an import. A job whose time lies in the future counts when that time has come; one whose time is older than the history is kept, infinite or missing never does. Raises QX001.';
revoke execute on function cortex_rollup_throughput from public;
