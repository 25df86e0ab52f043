\ir setup.psql
\ir queue.psql
\ir uncounted.psql
select plan(31);
-- One clock for what happens now: the test is one transaction.
select date_bin('5 minutes', now(), 'epoch') as bucket \gset

create function pg_temp.counted(of_queue text default 'triage') returns text language plpgsql as $function$
begin
  perform cortex_rollup_throughput();
  return coalesce((select format('%s enqueued, %s completed, %s failed', sum(enqueued), sum(completed), sum(failed)) from cortex_throughput where queue_name = of_queue), 'nothing');
end;
$function$;

create function pg_temp.totals(of_queue text default 'triage') returns text language sql as $function$
  select format('%s enqueued, %s completed, %s failed, %s archived, %s retried', enqueued, completed, failed, archived, retried)
  from cortex_queue_totals() where queue_name = of_queue;
$function$;

create function pg_temp.ended(of_status text, jobs integer, ago interval default '0') returns void language sql as $function$
  insert into queue (queue_name, payload, status, created_at, completed_at) select 'triage', '{}', of_status, now() - ago, now() - ago from generate_series(1, jobs);
$function$;

-- What fails, is retried and fails again within one bucket, failed twice
select pg_temp.ended('failed', 3);
select is(pg_temp.counted(), '3 enqueued, 0 completed, 3 failed', 'three have failed');
select is(cortex_retry_failed(in_queue => 'triage'), 3::bigint, 'all are retried');
select is((select failed from cortex_queue_stats()), 3::bigint, 'and failed all the same');
select pg_temp.counted() \gset
update queue set status = 'failed', completed_at = now();
select is((select failed from cortex_queue_stats()), 6::bigint, 'they fail again: six failures before the rollup');
select is((select sum(failed) from cortex_queue_history('1 hour')), 6::numeric, 'in the history too');
select is(pg_temp.counted(), '3 enqueued, 0 completed, 6 failed', 'and six after it');
select is(pg_temp.counted(), '3 enqueued, 0 completed, 6 failed', 'however often');
select is(pg_temp.totals(), '3 enqueued, 0 completed, 6 failed, 0 archived, 3 retried', 'the totals know');
select is(cortex_rollup_throughput(recount => true), 0, 'and a recount finds nothing else');
select is_empty('select from cortex_throughput_change', 'nothing is left to be folded');

-- What was retried before a rollup saw it
truncate queue;
\ir uncounted.psql
select pg_temp.ended('failed', 2);
select count(cortex_retry_failed(in_queue => 'triage')) \gset
select is(pg_temp.counted(), '2 enqueued, 0 completed, 2 failed', 'a failure that was retried at once is counted');

-- Jobs that leave while their bucket is open: 100, then 50 more
truncate queue;
\ir uncounted.psql
\ir partitions.psql
create temporary table days as select (now() at time zone 'UTC')::date - ago as day, ago from generate_series(0, 12) as ago;
select count(*) from days cross join lateral cortex_create_partition(day) where ago in (0, 9) \gset
insert into queue (queue_name, payload, status, created_at, completed_at) select 'triage', '{}', 'failed', now() - interval '9 days', now() from generate_series(1, 100);
insert into queue (queue_name, payload, status, created_at) select 'triage', '{}', 'pending', now() - interval '9 days' from generate_series(1, 10);
select is(pg_temp.counted(), '110 enqueued, 0 completed, 100 failed', 'a hundred old jobs have failed just now');
create temporary table maintained as select * from cortex_maintain_partitions(7, 0, on_active => 'requeue');
select is((select array[sum(archived), sum(requeued)] from maintained), array[100, 10]::numeric[], 'they are archived, others moved to today');
insert into queue (queue_name, payload, status, completed_at) select 'triage', '{}', 'failed', now() from generate_series(1, 50);
select is(pg_temp.counted(), '160 enqueued, 0 completed, 150 failed', 'fifty more fail: a hundred and fifty, and what was moved was enqueued once');
select is(pg_temp.totals(), '160 enqueued, 0 completed, 150 failed, 100 archived, 0 retried', 'in the totals too');
select is((select sum(enqueued) from cortex_throughput where bucket_start = :'bucket'), 50::numeric, 'of today are those of today');
select is(cortex_rollup_throughput(recount => true), 0, 'a recount agrees');
update queue set status = 'failed', completed_at = now() where status = 'pending';
select count(*) from cortex_retry_failed(in_queue => 'triage') \gset
select is(pg_temp.counted(), '160 enqueued, 0 completed, 160 failed', 'so it does about those that were moved');

-- A partition that goes while its jobs' buckets are open
truncate queue;
\ir uncounted.psql
select count(*) from days cross join lateral cortex_create_partition(day) where ago in (9, 10) \gset
insert into queue (queue_name, payload, status, created_at, completed_at) select 'triage', '{}', 'completed', now() - interval '9 days', now() from generate_series(1, 100);
insert into queue (queue_name, payload, status, created_at, completed_at) select 'triage', '{}', 'completed', now() - interval '10 days', now() - interval '9 days' from generate_series(1, 7);
select is((select count(*) from cortex_maintain_partitions(7, 0) where action = 'dropped'), 2::bigint, 'they are dropped before any rollup');
select is((select completed from cortex_queue_stats()), 100::bigint, 'what was completed today still was');
insert into queue (queue_name, payload, status, completed_at) select 'triage', '{}', 'completed', now() from generate_series(1, 50);
select is(pg_temp.counted(), '157 enqueued, 157 completed, 0 failed', 'and does not hide what is completed later');
insert into queue (queue_name, payload, status, completed_at) select 'triage', '{}', 'completed', now() - interval '9 days' from generate_series(1, 7);
select count(cortex_rollup_throughput(recount => true)) \gset
select is((select sum(completed) from cortex_throughput where bucket_start < now() - interval '8 days'), 14::numeric, 'not even if it comes late');

-- What comes late
\ir queue.psql
\ir uncounted.psql
select pg_temp.ended('completed', 5, '2 days');
select pg_temp.counted() \gset
update cortex_rollup set final_before = now() - interval '1 hour', settling_before = now() - interval '1 hour';
select count(cortex_rollup_throughput(recount => true)) \gset
select pg_temp.ended('completed', 5, '2 days');
select pg_temp.ended('failed', 4, '3 days');
select is(pg_temp.counted(), '5 enqueued, 5 completed, 0 failed', 'an import of the last days is not noticed at once');
select is(cortex_rollup_throughput(recount => true), 2, 'but by the recount');
select is(pg_temp.totals(), '14 enqueued, 10 completed, 4 failed, 0 archived, 0 retried', 'for the totals as well');
select is((select late_jobs from cortex_rollup), 9::bigint, 'which says how many there were');
select count(*) from cortex_maintain_history('2 days 12 hours') \gset
select pg_temp.ended('completed', 1, '3 days');
select is(cortex_rollup_throughput(recount => true), 0, 'what is older than the history is kept does not come back');

-- Times that are none
truncate queue;
\ir uncounted.psql
insert into queue (queue_name, payload, status, created_at, completed_at) values
  ('triage', '{}', 'completed', '-infinity', '-infinity'), ('triage', '{}', 'pending', '-infinity', null), ('triage', '{}', 'failed', 'infinity', 'infinity'),
  ('triage', '{}', 'completed', '2099-01-01', '2099-01-01'), ('triage', '{}', 'pending', '2099-01-01', null), ('triage', '{}', 'processing', 'infinity', null),
  ('triage', '{}', 'completed', '0044-03-15 BC', '0044-03-15 BC'), ('triage', '{}', 'completed', now(), now());
select is(pg_temp.counted(), '1 enqueued, 1 completed, 0 failed', 'what has no time in the history is not in it');
select count(cortex_rollup_throughput(recount => true)) \gset
select results_eq('select min(bucket_start), max(bucket_start) from cortex_throughput', format('values (%1$L::timestamptz, %1$L::timestamptz)', :'bucket'), 'no recount puts it there');
select isnt_empty('select * from cortex_queue_stats() union all select queue_name, 1, 1, 1, 1, null, 1, null from cortex_queue_history()', 'and everybody can be told how the queue does');
select lives_ok('select cortex_maintain_history(); select cortex_retry_failed(everything => true); select cortex_rollup_throughput()', 'and maintenance goes on');
select * from finish();
rollback;
