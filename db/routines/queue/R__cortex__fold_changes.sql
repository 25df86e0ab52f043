create or replace function cortex__fold_changes(changes bigint[], from_time timestamptz, to_time timestamptz)
returns void
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with folded as (
    delete from cortex_throughput_change as change where change.change_id = any (changes) returning change.*
  ), countable as (
    select * from folded where cortex__is_countable(folded.queue_name)
  ), gone as (
    insert into cortex_throughput as known (queue_name, bucket_start, enqueued, completed, failed, gone_enqueued, gone_completed, gone_failed)
    select countable.queue_name, countable.bucket_start, 0, 0, 0, sum(countable.enqueued), sum(countable.completed), sum(countable.failed)
    from countable
    where countable.bucket_start >= from_time and countable.bucket_start < to_time
    group by countable.queue_name, countable.bucket_start
    having (sum(countable.enqueued), sum(countable.completed), sum(countable.failed)) <> (0, 0, 0)
    on conflict (queue_name, bucket_start) do update
    set gone_enqueued = known.gone_enqueued + excluded.gone_enqueued, gone_completed = known.gone_completed + excluded.gone_completed,
      gone_failed = known.gone_failed + excluded.gone_failed
  )
  insert into cortex_queue_total as total (queue_name, archived, retried)
  select countable.queue_name, sum(countable.archived), sum(countable.retried)
  from countable
  group by countable.queue_name
  having (sum(countable.archived), sum(countable.retried)) <> (0, 0)
  on conflict (queue_name) do update
  set archived = total.archived + excluded.archived, retried = total.retried + excluded.retried;
$function$;

comment on function cortex__fold_changes is
  'Takes these rows of cortex_throughput_change over into what is known of their buckets, and into the running totals. A recount sees the same before and after. What lies outside of the history is dropped.';
revoke execute on function cortex__fold_changes from public;
