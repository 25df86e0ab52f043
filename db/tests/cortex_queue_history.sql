\ir setup.psql
\ir queue.psql
select plan(24);
\ir uncounted.psql
-- So that half an hour ago may be another hour, but is never another day by one zone and not by another.
set local timezone = 'Pacific/Kiritimati';

select is_empty('select * from cortex_queue_history()', 'without history there is nothing to show');

insert into queue (queue_name, payload, status, created_at, completed_at)
select queue_name, '{}', status, now() - age, case when status <> 'pending' then now() - age end
from (values
    ('triage', 'completed', interval '30 hours', 6), ('triage', 'failed', '30 hours', 2), ('triage', 'completed', '10 minutes', 3), ('triage', 'pending', '10 minutes', 1),
    ('parse', 'failed', '50 hours', 1), ('parse', 'cancelled', '50 hours', 1), ('old', 'completed', '9 days', 1)
  ) as sample (queue_name, status, age, jobs), generate_series(1, jobs);

create temporary table live as select * from cortex_queue_history('3 days');
select results_eq('select queue_name, sum(enqueued), sum(completed), sum(failed) from live group by 1 order by 1', $$ values
  ('parse', 2::numeric, 0::numeric, 1::numeric), ('triage', 12, 9, 2) $$, 'never rolled up, all is counted from the queue; queues without anything are left out');
select is((select array[count(*), count(distinct bucket_start)] from live), array[146, 73]::bigint[], 'empty buckets are there, and the one that three days ago is in');
select results_eq('select enqueued, completed, failed, failure_rate from live where queue_name = ''triage'' and failed > 0',
  'values (8::bigint, 6::bigint, 2::bigint, 0.25::double precision)', 'the failure rate is failed of what ended');
select is((select failure_rate from live where queue_name = 'parse' and failed > 0), 1::double precision, 'what was cancelled did not end in that sense');
select is((select count(*) from live where failure_rate is not null), 3::bigint, 'where nothing ended there is none');
select is((select array[min(bucket_start), max(bucket_start)] from live), array[date_trunc('hour', now() - interval '3 days'), date_trunc('hour', now())], 'from then to now');
select is((select array_agg(bucket_start order by queue_name, bucket_start) from live), (select array_agg(bucket_start) from live), 'by queue and time');

select cmp_ok(cortex_rollup_throughput(), '>', 0, 'rolled up');
select set_eq('select * from cortex_queue_history(''3 days'')', 'table live', 'it is the same');
select results_eq('select * from cortex_queue_history(''3 days'', in_queue => ''parse'')', 'select * from live where queue_name = ''parse'' order by bucket_start', 'of one queue');
truncate queue;
select set_eq('select * from cortex_queue_history(''3 days'')', 'table live', 'and the same when the partitions are gone');
update cortex_rollup set rolled_up_to = now() + interval '10 minutes';
select results_eq('select extract(hour from bucket_start at time zone ''UTC''), sum(completed) from cortex_queue_history(''10 days'', ''1 day'') group by 1',
  'values (0::numeric, 10::numeric)', 'days are UTC days wherever the session is');
select is((select count(*) from cortex_queue_history('10 days', '1 day', 'old')), 11::bigint, 'one row a day');
select results_eq('select extract(isodow from bucket_start at time zone ''UTC'') from cortex_queue_history(''1 day'', ''7 days'', ''triage'') limit 1', 'values (1::numeric)', 'weeks begin on Monday');
select is((select sum(completed) from cortex_queue_history('3 days', '5 minutes', 'triage')), 9::numeric, 'five minutes are the shortest');

select is(left(pg_temp.refusal('select * from cortex_queue_history(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['null', '''0''', '''-1 day''', '''7 days'', null', '''7 days'', ''0''', '''7 days'', ''7 minutes''', '''1 year'', ''1 month''', '''100 years'', ''5 minutes''']) as argument
where argument <> 'null';
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_queue_history()'), 'done', 'a viewer may');
select * from finish();
rollback;
