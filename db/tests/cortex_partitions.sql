\ir setup.psql
\ir partitions.psql
select plan(19);

select is_empty('select * from cortex_partitions()', 'no partitions: no rows');
select pg_temp.add_days(-2, 1);
select pg_temp.add_partition('queue_legacy', '-infinity', pg_temp.at(-30, '0')), pg_temp.add_partition('queue_wide', pg_temp.at(-30, '0'), pg_temp.at(-28, '0')),
  pg_temp.add_partition('queue_ny', pg_temp.at(1, '29:00'), pg_temp.at(2, '29:00'));
create table queue_any partition of queue default;
select pg_temp.add_jobs(0, 'pending', 1), pg_temp.add_jobs(0, 'processing', 2), pg_temp.add_jobs(0, 'completed', 3), pg_temp.add_jobs(0, 'failed', 4),
  pg_temp.add_jobs(0, 'cancelled', 5);
set local timezone = 'Pacific/Kiritimati';
set local datestyle = 'German';
select results_eq('select partition_name, lower_bound, upper_bound, state from cortex_partitions()',
  $$ values ('queue_any', null::timestamptz, null::timestamptz, 'default'), ('queue_legacy', null, pg_temp.at(-30, '0'), 'wide'),
    ('queue_wide', pg_temp.at(-30, '0'), pg_temp.at(-28, '0'), 'wide'), (pg_temp.name(-2), pg_temp.at(-2, '0'), pg_temp.at(-1, '0'), 'past'),
    (pg_temp.name(-1), pg_temp.at(-1, '0'), pg_temp.at(0, '0'), 'past'), (pg_temp.name(0), pg_temp.at(0, '0'), pg_temp.at(1, '0'), 'today'),
    (pg_temp.name(1), pg_temp.at(1, '0'), pg_temp.at(2, '0'), 'future'), ('queue_ny', pg_temp.at(2, '05:00'), pg_temp.at(3, '05:00'), 'future') $$,
  'partitions, their bounds and states, in order, whatever the session''s time zone');
set local timezone = 'UTC';
set local datestyle = 'ISO';
select results_eq('select pending, processing, completed, failed, cancelled, estimated, bytes > 0 from cortex_partitions() where state = ''today''',
  $$ values (1::bigint, 2::bigint, 3::bigint, 4::bigint, 5::bigint, false, true) $$, 'jobs by status');
select results_eq('select pending, processing, completed, failed, cancelled, estimated from cortex_partitions() where state = ''future'' limit 1',
  $$ values (0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, false) $$, 'none at all is 0');

-- Large partitions
insert into queue (queue_name, payload, status, created_at)
select 'q', to_jsonb(repeat('x', 1800)), case when n % 100 = 0 then 'cancelled' when n % 1000 = 1 then 'failed' else 'completed' end, pg_temp.at(-1) from generate_series(1, 10000) as n;
insert into queue (queue_name, payload, status, created_at) select 'q', '{}', 'pending', pg_temp.at(-1) from generate_series(1, 7);
select results_eq('select pending, processing, completed, failed, cancelled, estimated from cortex_partitions() where partition_name = pg_temp.name(-1)',
  $$ values (7::bigint, 0::bigint, 9890::bigint, 10::bigint, 100::bigint, false) $$, 'a large partition that was never analyzed is counted');
select format('analyze %I', pg_temp.name(-1)) as analyze_it \gset
:analyze_it;
select results_eq('select pending, processing, failed, estimated from cortex_partitions() where partition_name = pg_temp.name(-1)',
  $$ values (7::bigint, 0::bigint, 10::bigint, true) $$, 'one that was analyzed is estimated, but not its active and failed jobs');
select ok(completed between 9800 and 9950 and cancelled between 50 and 200, 'and the estimate is close')
from cortex_partitions() where partition_name = pg_temp.name(-1);
select is((select count(*) from cortex_partitions() where estimated), 1::bigint, 'the others are counted');
select pg_stat_clear_snapshot() \g /dev/null
delete from queue where ctid in (select ctid from queue where status = 'completed' and created_at = pg_temp.at(-1) limit 5000) and created_at = pg_temp.at(-1);
select ok(completed between 4800 and 4950, 'it knows of jobs that were moved out since') from cortex_partitions() where partition_name = pg_temp.name(-1);

-- Sub-partitions
drop table queue_legacy;
create table queue_split partition of queue for values from ('2001-01-01 UTC') to ('2001-01-02 UTC') partition by range (id);
create table queue_split_low partition of queue_split for values from (minvalue) to (2);
create table queue_split_rest partition of queue_split default;
insert into queue (id, queue_name, payload, status, created_at) select n, 'q', '{}', 'failed', '2001-01-01 12:00 UTC' from generate_series(1, 3) as n;
select results_eq('select failed, bytes from cortex_partitions() where partition_name = ''queue_split''',
  $$ values (3::bigint, pg_total_relation_size('queue_split_low') + pg_total_relation_size('queue_split_rest')) $$, 'sub-partitions count for their partition');
drop table queue_any;
select results_eq($$ select pg_temp.summary('select * from cortex_drop_partition(date ''2001-01-01'')') $$, $$ values ('dropped queue_split 3 3 0') $$, 'and are archived and dropped with it');
select is((select count(*) from dead_letter where archived_from_partition = 'queue_split'), 3::bigint, 'under the name of the partition');

-- What the owner cannot read
reset role;
create foreign data wrapper cortex_test_nothing;
create server cortex_test_nowhere foreign data wrapper cortex_test_nothing;
alter table queue drop constraint queue_pkey;
create foreign table queue_abroad partition of queue for values from ('2001-01-01 UTC') to ('2001-01-02 UTC') server cortex_test_nowhere;
create table queue_foreign_owner partition of queue for values from ('2002-01-01 UTC') to ('2002-01-02 UTC');
select set_config('role', current_setting('cortex.owner'), true) as role;
select results_eq('select partition_name, pending, completed, estimated, state from cortex_partitions() where lower_bound < ''2003-01-01''',
  $$ values ('queue_abroad', null::bigint, null::bigint, true, 'past'), ('queue_foreign_owner', null, null, true, 'past') $$, 'a foreign table and one of another owner are listed without jobs');
update cortex_rollup set final_before = now();
select results_eq('select pg_temp.maintain() as line', $$ values ('exists 0d'), ('exists 1d'), ('skipped queue_abroad 0 0'), ('skipped queue_foreign_owner 0 0'), ('dropped queue_wide 0 0 0') $$,
  'maintenance skips them');
select results_eq('select detail from cortex_run_log where action = ''skipped'' order by run_log_id',
  $$ values ('is a foreign table: drop it by hand'),
    (format('belongs to role %s: alter table queue_foreign_owner owner to %s', session_user::text collate "default", current_setting('cortex.owner'))) $$, 'and says why');

-- Who may
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_partitions()'), 'done', 'a viewer may list partitions');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_partitions()'), 'done', 'so may an operator');
alter table queue rename to queue_before;
create table queue (id bigint);
select is(left(pg_temp.refusal('select cortex_partitions()'), 5), 'QX002', 'a plain queue has none');
drop table queue;
alter table queue_before rename to queue;
set local transaction_read_only to on;
select lives_ok('select cortex_partitions()', 'in a read-only transaction, too');
select * from finish();
rollback;
