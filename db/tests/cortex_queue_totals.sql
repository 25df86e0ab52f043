\ir setup.psql
\ir queue.psql
\ir uncounted.psql
select plan(4);

select is_empty('select * from cortex_queue_totals()', 'before the first rollup there are none');
insert into queue (queue_name, payload, status, completed_at)
select case n % 2 when 0 then 'parse' else 'triage' end, '{}', 'completed', now() from generate_series(1, 9) as n;
select count(cortex_rollup_throughput()) \gset
select results_eq('select * from cortex_queue_totals()', $$ values
  ('parse', 4::bigint, 4::bigint, 0::bigint, 0::bigint, 0::bigint), ('triage', 5, 5, 0, 0, 0) $$, 'then one row for each queue');

truncate queue;
select count(cortex_rollup_throughput(recount => true)) \gset
delete from cortex_throughput;
insert into queue (queue_name, payload) values ('triage', '{}');
select count(cortex_rollup_throughput()) \gset
select cmp_ok((select enqueued from cortex_queue_totals() where queue_name = 'triage'), '>=', 5::bigint, 'they do not go down, whatever is deleted');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_queue_totals()'), 'done', 'a viewer may');
select * from finish();
rollback;
