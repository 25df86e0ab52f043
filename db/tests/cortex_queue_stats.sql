\ir setup.psql
\ir queue.psql
select plan(24);
\ir uncounted.psql

select is_empty('select * from cortex_queue_stats()', 'an empty queue without history has nothing to say');

insert into queue (queue_name, payload, status, created_at, claimed_at, completed_at)
select queue_name, '{}', status, now() - age, case when status <> 'pending' then now() - age end, case when status in ('completed', 'failed') then now() - age end
from (values
    ('triage', 'pending', interval '10 minutes', 3), ('triage', 'processing', '1 minute', 2), ('triage', 'processing', '40 minutes', 1),
    ('triage', 'completed', '30 minutes', 6), ('triage', 'completed', '23 hours 58 minutes', 4), ('triage', 'completed', '24 hours 2 minutes', 9),
    ('triage', 'failed', '2 hours', 5), ('triage', 'failed', '3 days', 7), ('parse', 'completed', '2 days', 8), ('actions', 'pending', '5 hours', 2),
    ('labeling', 'cancelled', '5 hours', 2)
  ) as sample (queue_name, status, age, jobs), generate_series(1, jobs);
update queue set claimed_at = null where queue_name = 'triage' and status = 'processing' and claimed_at < now() - interval '30 minutes';

select results_eq('select queue_name, pending, processing, completed, failed, oldest_pending, stale_processing from cortex_queue_stats()', $$ values
  ('actions', 2::bigint, 0::bigint, 0::bigint, 0::bigint, interval '5 hours', 0::bigint),
  ('triage', 3, 3, 10, 5, interval '10 minutes', 1) $$, 'never rolled up, all is counted from the queue: pending, processing, and what ended within 24 hours');
select ok((select drain_estimate between '29 minutes' and '34 minutes' from cortex_queue_stats() where queue_name = 'triage'),
  'three pending at six an hour take half an hour');
select is((select drain_estimate from cortex_queue_stats() where queue_name = 'actions'), null, 'where nothing completes there is no telling');
select is((select stale_processing from cortex_queue_stats(stale_after => '30 seconds') where queue_name = 'triage'), 3::bigint, 'what is stale can be said');
select results_eq('select queue_name, completed, failed from cortex_queue_stats(''4 days'')', $$ values
  ('actions', 0::bigint, 0::bigint), ('parse', 8, 0), ('triage', 19, 12) $$, 'of another window');
select results_eq('select queue_name, completed, failed, drain_estimate is not null from cortex_queue_stats(''31 minutes'', ''triage'')', $$ values
  ('triage', 6::bigint, 0::bigint, true) $$, 'of less than an hour, and of one queue');
select is((select completed from cortex_queue_stats('29 minutes', 'triage')), 0::bigint, 'exactly so long');
select is_empty('select * from cortex_queue_stats(in_queue => ''nobody'')', 'an unknown queue has no row');

-- After a rollup
create temporary table counted as select * from cortex_queue_stats('3 days 1 hour');
select cmp_ok(cortex_rollup_throughput(), '>', 0, 'rolled up');
select results_eq('select * from cortex_queue_stats(''3 days 1 hour'')', 'select * from counted union all select ''labeling'', 0, 0, 0, 0, null, 0, ''0'' order by 1',
  'the same numbers; and every queue with history has a row');
select results_eq('select completed, failed from cortex_queue_stats(in_queue => ''triage'')', 'values (10::bigint, 5::bigint)', 'to the minute, though history is kept by five minutes');
delete from queue where status in ('completed', 'failed') and completed_at < now() - interval '1 hour';
select results_eq('select completed, failed from cortex_queue_stats(''3 days 1 hour'', ''triage'')', 'select completed, failed from counted where queue_name = ''triage''',
  'and the same when the partitions are gone');
select is((select completed from cortex_queue_stats('23 hours 50 minutes', 'triage')), 6::bigint, 'history knows when');
insert into queue (queue_name, payload, status, completed_at) select 'triage', '{}', 'completed', now() from generate_series(1, 5);
select is((select completed from cortex_queue_stats('23 hours 50 minutes', 'triage')), 11::bigint, 'what completed since the rollup counts at once');
update cortex_rollup set rolled_up_to = now() - interval '2 days';
select is((select completed from cortex_queue_stats('23 hours 50 minutes', 'triage')), 11::bigint, 'if the rollup lags, the queue is counted from there');
delete from queue where queue_name in ('triage', 'parse');
select results_eq('select queue_name, pending, processing, drain_estimate from cortex_queue_stats() where queue_name in (''parse'', ''triage'')',
  $$ values ('parse', 0::bigint, 0::bigint, interval '0'), ('triage', 0, 0, interval '0') $$, 'queues without a job stay listed');

select is(left(pg_temp.refusal('select * from cortex_queue_stats(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['null', '''0''', '''-1 hour''', '''170000000 years''', 'stale_after => null', 'stale_after => ''-1 second''']) as argument;
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_queue_stats()'), 'done', 'a viewer may');
select * from finish();
rollback;
