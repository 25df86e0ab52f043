\ir setup.psql
select plan(21);

select is(left(pg_temp.refusal('select * from cortex_maintain_history(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['null', '''0''', '''-1 month''', '''23 hours''', '''100000000 years''']) as argument;
select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_maintain_history()'), '42501', 'an operator may not');

select current_setting('search_path') as caller_path \gset

-- Under pg_partman; months are UTC months wherever the session is
set local timezone = 'America/New_York';
delete from cortex_run_log;
select ok(cortex__partman_manages('cortex_run_log'), 'pg_partman manages the run log');
select lives_ok('select * from cortex_maintain_history()', 'it has its partitions made');
select results_eq('select * from cortex_maintain_history()',
  $$ values ('cortex_run_log', 'unchanged', format('%s partitions', cardinality(cortex__history_partitions('cortex_run_log')))),
       ('cortex_throughput', 'unchanged', format('%s partitions', cardinality(cortex__history_partitions('cortex_throughput')))) $$,
  'a second time there is nothing to do');
insert into cortex_run_log (run_id, function_name, action, started_at) values (gen_random_uuid(), 'test', 'coming', now() + interval '3 months');
select unalike(tableoid::regclass::text, '%default', 'the coming months have a partition') from cortex_run_log;

-- Rows that found no partition: too old, or nobody ran maintenance for months
insert into cortex_run_log (run_id, function_name, action, started_at)
select gen_random_uuid(), 'test', 'n' || n, now() - n * interval '1 month' from generate_series(1, 14) as n
union all select gen_random_uuid(), 'test', 'ahead', now() + interval '8 months';
select isnt_empty('select from cortex_run_log where tableoid::regclass::text like ''%default''', 'rows without a month wait in the default partition');
select isnt_empty('select * from cortex_maintain_history(''12 months'') where action = ''created''', 'their months are made');
select is_empty('select from cortex_run_log where tableoid::regclass::text like ''%default''', 'and hold them');
select lives_ok('select * from cortex_maintain_history(''6 months'')', 'retention comes from the argument');
select is_empty('select from cortex_run_log where started_at < now() - interval ''7 months''', 'what is older is gone');
select is((select count(*) from cortex_run_log where action in ('n1', 'n2', 'n3', 'n4', 'n5', 'ahead')), 6::bigint, 'what is not, is not');
select is_empty($$ select from pg_class where relnamespace = (select pronamespace from pg_proc where oid = 'cortex_version'::regproc)
  and relname ~ '^cortex_run_log_p' and relkind = 'r' and not relispartition $$, 'expired partitions are dropped, not left behind');

select is(current_setting('search_path'), :'caller_path', 'the caller''s search_path is left as it was');

-- Not under pg_partman
select is((select cortex__partman_schema()), 'partman'::name, 'where pg_partman is installed is looked up');
set local intervalstyle = 'iso_8601';
drop table cortex_run_log cascade;
create table cortex_run_log (run_id uuid, started_at timestamptz default now(), action text);
reset role;
delete from partman.part_config where parent_table like '%.cortex_run_log';
set local role :"setup_owner";
insert into cortex_run_log (started_at) values (now() - interval '13 months'), (now() - interval '12 months 1 day'), (now() - interval '11 months');
select results_eq('select * from cortex_maintain_history() where table_name = ''cortex_run_log''', $$ values ('cortex_run_log', 'purged', '2 rows older than 1 year (not managed by pg_partman)') $$,
  'a plain table is purged by age');
select is((select count(*) from cortex_run_log), 1::bigint, 'and keeps the rest');

select * from finish();
rollback;
