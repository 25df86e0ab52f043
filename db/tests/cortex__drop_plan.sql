-- How much is dropped at a time: workers wait meanwhile.
\ir setup.psql
\ir partitions.psql
select plan(7);

create function pg_temp.plan_of(requeue boolean default false) returns table (day text, verdict text) language sql as $$
  select pg_temp.short(partition_name), plan.verdict
  from cortex__drop_plan((select array_agg(partition) from cortex__partitions() where upper_bound <= pg_temp.at(-7, '0')), requeue) as plan
$$;

select is_empty('select from pg_temp.plan_of()', 'nothing to drop');
select pg_temp.add_days(-10, 0);
select results_eq('select * from pg_temp.plan_of()', $$ values ('-10d', 'drop'), ('-9d', 'drop'), ('-8d', 'drop') $$, 'oldest first');

insert into queue (queue_name, payload, status, created_at) select 'q', '{}', 'failed', pg_temp.at(-10) from generate_series(1, 60000);
select results_eq('select * from pg_temp.plan_of()', $$ values ('-10d', 'drop'), ('-9d', 'leave'), ('-8d', 'leave') $$,
  'a partition with very many failed jobs is dropped alone');
select pg_temp.add_jobs(-10, 'pending');
select results_eq('select * from pg_temp.plan_of()', $$ values ('-10d', 'skip'), ('-9d', 'drop'), ('-8d', 'drop') $$, 'one that is skipped does not count');
select results_eq('select * from pg_temp.plan_of(true)', $$ values ('-10d', 'drop'), ('-9d', 'leave'), ('-8d', 'leave') $$, 'unless its active jobs move');
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue''') $$,
  $$ values ('exists 0d'), ('dropped -10d 60001 60000 1'), ('postponed -9d 0 0 0'), ('postponed -8d 0 0 0') $$, 'the rest is postponed');
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('dropped -9d 0 0 0'), ('dropped -8d 0 0 0') $$, 'and dropped by the next run');

select * from finish();
rollback;
