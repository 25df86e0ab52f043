\ir setup.psql
\ir partitions.psql
select plan(44);

-- What it refuses
select is(left(pg_temp.refusal('select cortex_maintain_partitions(' || arguments || ')'), 5), 'QX001', arguments)
from unnest(array['0', '-1', 'null', '36501', 'premake_days => -1', 'premake_days => 367', 'premake_days => null',
  'on_active => null', 'on_active => ''drop''', 'dry_run => null']) as arguments;
select is(pg_temp.refusal('select cortex_maintain_partitions(0)'),
  'QX001 | retention_days must be between 1 and 36500, got 0 | For example 7: jobs are kept for seven whole UTC days besides today.',
  'the refusal says what would do');
select is_empty('select pg_temp.partition_names()', 'a refusal changes nothing');

-- The first run, and a second one
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions()'')',
  $$ values ('created 0d'), ('created 1d'), ('created 2d'), ('created 3d') $$, 'creates today and the next three days');
select results_eq('select pg_temp.partition_names()', 'select pg_temp.name(n) from generate_series(0, 3) as n', 'under their names');
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions()'')',
  $$ values ('exists 0d'), ('exists 1d'), ('exists 2d'), ('exists 3d') $$, 'a second run finds them there');
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(premake_days => 0)'')',
  $$ values ('exists 0d') $$, 'no days ahead: today only');
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(premake_days => 5)'')',
  $$ values ('exists 0d'), ('exists 1d'), ('exists 2d'), ('exists 3d'), ('created 4d'), ('created 5d') $$, 'more days ahead: only these are created');

-- What is old
select pg_temp.add_days(-10, -1);
select pg_temp.add_jobs(n, 'completed', 5), pg_temp.add_jobs(n, 'failed', 2) from generate_series(-10, -1) as n;
select pg_temp.add_jobs(-9, 'pending', 2), pg_temp.add_jobs(-9, 'processing');
create temporary table before as select * from queue;

select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0, dry_run => true)'')',
  $$ values ('exists 0d'), ('would drop -10d 7 2 0'), ('would skip -9d 10 0 0'), ('would drop -8d 7 2 0') $$, 'a dry run says what would be done');
select is((select count(*) from queue), (select count(*) from before), 'and does nothing');
select is_empty('select from dead_letter', 'of it');
select is((select count(*) from cortex_run_log where function_name = 'cortex_maintain_partitions' and action ~ '^would'), 0::bigint, 'nor logs it');

select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0)'')',
  $$ values ('exists 0d'), ('dropped -10d 7 2 0'), ('skipped -9d 10 0 0'), ('dropped -8d 7 2 0') $$,
  'drops what ended seven days ago or more, and skips what has active jobs');
select results_eq('select original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition from dead_letter order by original_id',
  $$ select id, queue_name, payload, attempts, last_error, created_at, now(), pg_temp.name(case when created_at < pg_temp.at(-9, '0') then -10 else -8 end)
     from before where status = 'failed' and (created_at < pg_temp.at(-9, '0') or created_at between pg_temp.at(-8, '0') and pg_temp.at(-7, '0')) order by id $$,
  'the failed jobs of dropped partitions are in dead_letter');
select results_eq('select distinct job from dead_letter', $$ values ('{"max_attempts": 3, "claimed_at": null, "completed_at": null}'::jsonb) $$,
  'with what dead_letter has no column for');
select is_empty('select from queue join dead_letter on original_id = queue.id', 'no job is in both');
select is((select count(*) from queue), (select count(*) from before where created_at >= pg_temp.at(-7, '0') or created_at between pg_temp.at(-9, '0') and pg_temp.at(-8, '0')),
  'every other job is where it was');
select ok(not pg_temp.is_table(pg_temp.name(-10)) and not pg_temp.is_table(pg_temp.name(-8)), 'the tables are gone');
select results_eq('select action, target, jobs, archived, requeued, bytes > 0, took is not null, called_by, application
    from cortex_run_log where action in (''dropped'', ''skipped'') order by run_log_id',
  $$ values ('dropped', pg_temp.name(-10), 7::bigint, 2::bigint, 0::bigint, true, true, session_user::text collate "default", current_setting('application_name')),
       ('skipped', pg_temp.name(-9), 10, 0, 0, true, false, session_user::text collate "default", current_setting('application_name')),
       ('dropped', pg_temp.name(-8), 7, 2, 0, true, true, session_user::text collate "default", current_setting('application_name')) $$,
  'each action is in the run log, with who called');
select matches((select detail from cortex_run_log where action = 'skipped'), '^2 pending, 1 processing: ', 'a skip says why');

-- Active jobs
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0, ''''requeue'''', true)'')',
  $$ values ('exists 0d'), ('would drop -9d 10 2 3') $$, 'a dry run counts the jobs that would move');
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0, on_active => ''''requeue'''')'')',
  $$ values ('exists 0d'), ('dropped -9d 10 2 3') $$, 'requeue moves active jobs and drops their partition');
select results_eq('select id, queue_name, payload, status, attempts, max_attempts, last_error, created_at, claimed_at, completed_at from queue where created_at = now() order by id',
  $$ select id, queue_name, payload, 'pending', attempts, max_attempts, last_error, now(), null::timestamptz, null::timestamptz
     from before where status in ('pending', 'processing') order by id $$,
  'they are the same jobs, pending and of today');

-- Retention and its limits
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(1, 0)'')',
  $$ select * from (values ('exists 0d'), ('dropped -7d 7 2 0'), ('dropped -6d 7 2 0'), ('dropped -5d 7 2 0'), ('dropped -4d 7 2 0'), ('dropped -3d 7 2 0'),
       ('dropped -2d 7 2 0')) as run $$, 'a retention of one day keeps yesterday');
select ok(pg_temp.is_table(pg_temp.name(-1)) and pg_temp.is_table(pg_temp.name(0)), 'and today');

-- A drop that something stands in the way of
select pg_temp.add_days(-9, -8);
select pg_temp.add_jobs(-9, 'failed', 2), pg_temp.add_jobs(-8, 'failed', 3);
select format('create view lookout as select * from %I', pg_temp.name(-9)) as create_view \gset
:create_view;
truncate dead_letter;
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0)'')',
  $$ values ('exists 0d'), ('postponed -9d 2 2 0'), ('dropped -8d 3 3 0') $$, 'what cannot be dropped is postponed, and the others are dropped');
select is((select detail from cortex_run_log order by run_log_id desc limit 1 offset 1),
  format('cannot drop table %1$s because other objects depend on it: view lookout depends on table %1$s', pg_temp.name(-9)), 'it says why');
select results_eq('select archived_from_partition, count(*) from dead_letter group by 1 order by 1', $$ values (pg_temp.name(-9), 2::bigint), (pg_temp.name(-8), 3) $$,
  'and what was moved is moved');
drop view lookout;
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0)'')',
  $$ values ('exists 0d'), ('dropped -9d 0 0 0') $$, 'the next run drops it');
select is((select count(*) from dead_letter), 5::bigint, 'with its failed jobs archived');

-- A copy that was left behind by another tool
select pg_temp.add_days(-9, -9);
select pg_temp.add_jobs(-9, 'failed', 3);
insert into dead_letter (original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition, retried_at)
select id, queue_name, payload, attempts, case row_number() over (order by id) when 1 then last_error else 'older' end, created_at,
  now() - interval '1 day', 'elsewhere', case when row_number() over (order by id) < 3 then now() - interval '1 hour' end
from queue where created_at < pg_temp.at(-8, '0');
select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0)'')', $$ values ('exists 0d'), ('dropped -9d 3 3 0') $$,
  'copies that are there already do no harm');
select results_eq('select last_error, archived_from_partition, retried_at is null from dead_letter where created_at < pg_temp.at(-8, ''0'') and failed_at <= now()
    and original_id > (select max(original_id) - 3 from dead_letter) order by original_id',
  $$ values ('boom', 'elsewhere', false), ('older', 'elsewhere', false), ('boom', pg_temp.name(-9), true) $$,
  'a letter that was retried stays so, one that waits is refreshed');

-- What must not matter
create schema cortex_test_neighbour;
create table cortex_test_neighbour.queue (like queue) partition by range (created_at);
create table cortex_test_neighbour.queue_2001_01_01 partition of cortex_test_neighbour.queue for values from ('2001-01-01 UTC') to ('2001-01-02 UTC');
select pg_temp.add_days(-9, -9);
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('dropped -9d 0 0 0') $$, 'another installation in the same database');
select is((select count(*) from pg_inherits where inhparent = 'cortex_test_neighbour.queue'::regclass), 1::bigint, 'is left alone');
alter table cortex_run_log add constraint full_up check (false) not valid;
set local client_min_messages = error;
select results_eq($$ select pg_temp.maintain('7, 1') $$, $$ values ('exists 0d'), ('exists 1d') $$, 'a run log that takes no more keeps nothing from being done');

select * from finish();
rollback;
