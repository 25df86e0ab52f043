create or replace function cortex__uncounted(partition oid)
returns cortex_throughput_change[]
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
set enable_seqscan = off
-- To start workers takes longer than what there is to count, and the partition is locked meanwhile.
set max_parallel_workers_per_gather = 0
set jit = off
as $function$
declare
  ends  constant timestamptz := (select upper_bound from cortex__partitions() as known where known.partition = cortex__uncounted.partition);
  final constant timestamptz := (select rollup.final_before from cortex_rollup as rollup);
  jobs  cortex_throughput_change[];
begin
  execute format($statement$
    select array_agg(row(0, queue_name, bucket_start, enqueued, completed, 0, 0, 0)::cortex_throughput_change)
    from (
      select queue_name, date_bin('5 minutes', moment, 'epoch'), sum(enqueued)::bigint, sum(completed)::bigint
      from (
        select queue_name, coalesce(completed_at, claimed_at, created_at), 0, 1 from %1$s
        where status = 'completed' and coalesce(completed_at, claimed_at, created_at) >= $1
        union all
        select queue_name, created_at, 1, 0 from %1$s
        where status in ('completed', 'cancelled') and created_at >= $2 and coalesce(completed_at, claimed_at, created_at) >= $2
      ) as event (queue_name, moment, enqueued, completed)
      where queue_name is not null and moment between '0001-01-01' and '9999-12-31'
      group by 1, 2
    ) as job (queue_name, bucket_start, enqueued, completed)
    $statement$, partition::regclass)
    into jobs using least(ends, final), final;
  return jobs;
end;
$function$;

comment on function cortex__uncounted is
  'When the jobs of a partition that is about to be dropped were completed after its end, and whatever of theirs a bucket that is not final counts: what a recount of queue will not see any more, and would have to know.';
revoke execute on function cortex__uncounted from public;
