\ir setup.psql
\ir queue.psql
select plan(24);
\ir uncounted.psql
select date_bin('5 minutes', now(), 'epoch') as bucket \gset

insert into queue (id, queue_name, payload, status, created_at, claimed_at, completed_at)
select row_number() over (), queue_name, '{}', status, now() - age, case when status in ('processing', 'failed') then now() - age end,
  case when status in ('completed', 'cancelled') then now() - age / 2 end
from (values
    ('triage', 'pending', interval '2 hours', 3), ('triage', 'processing', '2 hours', 2), ('triage', 'completed', '2 hours', 6),
    ('triage', 'failed', '2 hours', 5), ('parse', 'cancelled', '2 hours', 1), ('parse', 'completed', '40 days', 4), ('parse', 'completed', '0', 2)
  ) as sample (queue_name, status, age, jobs), generate_series(1, jobs);

select is(cortex_rollup_throughput(), 5, 'every queue and five minutes with anything in it');
select results_eq('select queue_name, bucket_start, enqueued, completed, failed from cortex_throughput order by 1, 2', $$ values
  ('parse', date_bin('5 minutes', now() - interval '20 days', 'epoch'), 0::bigint, 4::bigint, 0::bigint),
  ('parse', date_bin('5 minutes', now() - interval '2 hours', 'epoch'), 1, 0, 0),
  ('parse', date_bin('5 minutes', now(), 'epoch'), 2, 2, 0),
  ('triage', date_bin('5 minutes', now() - interval '2 hours', 'epoch'), 16, 0, 5),
  ('triage', date_bin('5 minutes', now() - interval '1 hour', 'epoch'), 0, 6, 0) $$,
  'whatever became of a job, it was enqueued; failures without completed_at count when they were claimed; the first run goes back 30 days');
select is(cortex_rollup_throughput(), 0, 'a second run changes nothing');

-- A name that no index has room for
insert into queue (queue_name, payload, status, completed_at) select string_agg(md5(n::text), ''), '{}', 'completed', now() from generate_series(1, 120) as n;
select is(cortex_rollup_throughput(), 0, 'is not counted');
insert into cortex_throughput_change (queue_name, bucket_start, completed, archived) select string_agg(md5(n::text), ''), now() - interval '10 minutes', 1, 1 from generate_series(1, 120) as n;
select lives_ok('select cortex_rollup_throughput()', 'nor keeps it the others from being counted');
delete from queue where length(queue_name) > 100;

-- Counts only grow
update queue set status = 'pending', claimed_at = null where status = 'failed';
delete from queue where queue_name = 'triage' and status = 'completed';
select is(cortex_rollup_throughput(), 0, 'a failure that has been retried happened all the same, and so did what has been dropped');
select is((select array[sum(completed), sum(failed)] from cortex_throughput where queue_name = 'triage'), array[6, 5]::numeric[], 'it stays counted');
insert into queue (queue_name, payload, status, created_at, completed_at) select 'triage', '{}', 'completed', now() - interval '3 hours', now() - interval '10 minutes' from generate_series(1, 4);
select cmp_ok(cortex_rollup_throughput(), '>=', 1, 'what comes late');
select is((select completed from cortex_throughput where queue_name = 'triage' and bucket_start = date_bin('5 minutes', now() - interval '10 minutes', 'epoch')), 4::bigint, 'is counted late');

-- A gap: pg_cron was off for five days, and ran once more before that
truncate cortex_throughput, queue;
update cortex_rollup set rolled_up_to = now() - interval '5 days', final_before = now() - interval '5 days 1 hour', settling_before = now() - interval '5 days', settling_xid = '1';
insert into queue (queue_name, payload, status, created_at, completed_at)
select 'triage', '{}', 'completed', now() - n * interval '1 hour', now() - n * interval '1 hour' from generate_series(1, 200) as n;
select cmp_ok(cortex_rollup_throughput(), '>', 100, 'after a gap');
select is((select array[sum(enqueued), sum(completed)] from cortex_throughput), array[121, 121]::numeric[], 'all since the last bucket that was final is counted');

-- When a bucket is final
update cortex_rollup set final_before = :'bucket'::timestamptz - interval '3 hours', settling_before = :'bucket'::timestamptz - interval '2 hours', settling_xid = '1';
select count(cortex_rollup_throughput()) \gset
select is((select final_before from cortex_rollup), :'bucket'::timestamptz - interval '2 hours', 'what was settling is final when every transaction of that time has ended');
select results_eq('select rolled_up_to, settling_before <= date_bin(''5 minutes'', now() - interval ''1 hour'', ''epoch''), settling_xid >= pg_snapshot_xmin(pg_current_snapshot()) from cortex_rollup',
  format('values (%L::timestamptz, true, true)', :'bucket'), 'and what is an hour old begins to settle');
update cortex_rollup set final_before = :'bucket'::timestamptz - interval '3 hours', settling_before = :'bucket'::timestamptz - interval '2 hours', settling_xid = pg_current_xact_id();
select count(cortex_rollup_throughput()) \gset
select results_eq('select final_before, settling_before, settling_xid = pg_current_xact_id() from cortex_rollup',
  format('values (%1$L::timestamptz - interval ''3 hours'', %1$L::timestamptz - interval ''2 hours'', true)', :'bucket'), 'while one of them runs nothing is') from (select pg_snapshot_xmin(pg_current_snapshot()) < pg_current_xact_id() as older) as snapshot where older
union all select pass('no older transaction runs here') where pg_snapshot_xmin(pg_current_snapshot()) >= pg_current_xact_id();
update cortex_rollup set final_before = :'bucket'::timestamptz - interval '3 hours', settling_before = :'bucket'::timestamptz - interval '2 hours', settling_xid = '9000000000000000000';
select count(cortex_rollup_throughput()) \gset
select is((select final_before from cortex_rollup), :'bucket'::timestamptz - interval '2 hours', 'a transaction that cannot be is one of the cluster that this was restored from');

-- A worker's transaction that began before its job was created
truncate cortex_throughput, queue;
insert into queue (queue_name, payload, status, created_at, completed_at)
values ('triage', '{}', 'completed', :'bucket'::timestamptz + interval '1 second', :'bucket'::timestamptz - interval '2 seconds');
update cortex_rollup set final_before = :'bucket', settling_before = :'bucket', settling_xid = '1';
select count(cortex_rollup_throughput()) \gset
select is((select sum(enqueued) from cortex_throughput), 1::numeric, 'a job completed before it was created was still created');

-- Where the rows go
select ok(cortex__partman_manages('cortex_throughput'), 'pg_partman manages the throughput');
insert into cortex_throughput values ('triage', now() - interval '30 days', 1, 1, 1), ('triage', now() + interval '3 months', 1, 1, 1);
select is_empty($$ select from cortex_throughput where tableoid::regclass::text like '%default' $$, 'a month back and the months to come have their partitions');
select isnt_empty($$ select from cortex_maintain_history() where table_name = 'cortex_throughput' $$, 'which are looked after');
insert into cortex_throughput values ('triage', now() - interval '14 months', 1, 1, 1);
select count(*) from cortex_maintain_history('12 months') \gset
select is_empty('select from cortex_throughput where bucket_start < now() - interval ''13 months''', 'until they have expired');

select throws_ok('insert into cortex_rollup values (false)', '23514', null, 'there is one state');
select throws_ok('insert into cortex_rollup values (true)', '23505', null, 'no second');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_rollup_throughput()'), '42501', 'an operator may not');
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_rollup_throughput()'), '42501', 'nor a viewer');
select * from finish();
rollback;
