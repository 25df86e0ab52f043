\ir setup.psql
\ir partitions.psql
select plan(34);

create function pg_temp.drop_day(arguments text) returns setof text language sql
  as $$ select pg_temp.summary(format('select * from cortex_drop_partition(%s)', arguments)) $$;
create function pg_temp.refused(arguments text) returns text language sql
  as $$ select pg_temp.refusal(format('select cortex_drop_partition(%s)', arguments)) $$;

select pg_temp.add_days(-5, 1);
select pg_temp.add_jobs(n, 'completed', 3), pg_temp.add_jobs(n, 'failed', 2) from generate_series(-5, 1) as n;

-- What it refuses
select is(left(pg_temp.refused(arguments), 5), 'QX001', arguments)
from unnest(array['null', '''infinity''', '''1969-12-31''', '''2024-01-01'', null', '''2024-01-01'', dry_run => null']) as arguments;
select is(left(pg_temp.refused('pg_temp.day(0)'), 5), 'QX002', 'today is refused');
select is(left(pg_temp.refused('pg_temp.day(1), force => true'), 5), 'QX002', 'so is tomorrow, by force too');
select is(pg_temp.refused('pg_temp.day(0), dry_run => true'),
  format('QX002 | %1$s is today or later: its partition is in use | Days before %1$s (UTC) can be dropped.', pg_temp.day(0)), 'and in a dry run');
set local timezone = 'Pacific/Kiritimati';
select is(left(pg_temp.refused('pg_temp.day(0)'), 5), 'QX002', 'today is a UTC day');
set local timezone = 'Pacific/Pago_Pago';
select is(left(pg_temp.refused('pg_temp.day(0)'), 5), 'QX002', 'wherever the session is');
set local timezone = 'UTC';
select is(pg_temp.refused('date ''2024-01-01'''),
  format('QX004 | no partition covers 2024-01-01 | select * from %I.cortex_partitions() or "%s" shows those there are.', :'schema', cortex__command('partitions list')), 'a day without a partition');
select pg_temp.add_partition('queue_wide', pg_temp.at(-9, '0'), pg_temp.at(-5, '0'));
select is(left(pg_temp.refused('pg_temp.day(-7)'), 5), 'QX002', 'a partition of several days');
select matches(pg_temp.refused('pg_temp.day(-7)'), 'queue_wide \(from .* 00:00:00\+00 to .* 00:00:00\+00\)', 'which it names, with its bounds');
create table queue_any partition of queue default;
select is(left(pg_temp.refused('pg_temp.day(-20)'), 5), 'QX004', 'the default partition is none of the day''s');
drop table queue_any;
select is((select count(*) from queue), 35::bigint, 'a refusal changes nothing');
select is_empty('select from dead_letter', 'nowhere');

-- Drop
select results_eq('select pg_temp.drop_day(''pg_temp.day(-5), dry_run => true'')', $$ values ('would drop -5d 5 2 0') $$, 'a dry run says so');
select ok(pg_temp.is_table(pg_temp.name(-5)), 'and drops nothing');
select results_eq('select pg_temp.drop_day(''pg_temp.day(-5)'')', $$ values ('dropped -5d 5 2 0') $$, 'a day that is past');
select ok(not pg_temp.is_table(pg_temp.name(-5)), 'is gone');
select is((select count(*) from dead_letter where archived_from_partition = pg_temp.name(-5)), 2::bigint, 'its failed jobs are in dead_letter');
select results_eq('select action, target, jobs, archived, function_name from cortex_run_log', $$ values ('dropped', pg_temp.name(-5), 5::bigint, 2::bigint, 'cortex_drop_partition') $$,
  'it is in the run log, and the dry run is not');
select is(left(pg_temp.refused('pg_temp.day(-5)'), 5), 'QX004', 'a second time there is none');
select results_eq('select pg_temp.drop_day(''pg_temp.day(-1)'')', $$ values ('dropped -1d 5 2 0') $$, 'yesterday is past');

-- Active jobs
select pg_temp.add_jobs(-4, 'pending', 2), pg_temp.add_jobs(-4, 'processing');
select is(pg_temp.refused('pg_temp.day(-4)'),
  format('QX002 | %s has 2 pending and 1 processing jobs | force => true, or "%s", moves them to today first.', pg_temp.name(-4),
    cortex__command(format('partitions drop --date %s --force', to_date(pg_temp.name(-4), '"queue_"YYYY_MM_DD')))),
  'active jobs keep their partition');
select is(left(pg_temp.refused('pg_temp.day(-4), dry_run => true'), 5), 'QX002', 'a dry run refuses what a run would refuse');
select results_eq('select pg_temp.drop_day(''pg_temp.day(-4), true, true'')', $$ values ('would drop -4d 8 2 3') $$, 'or says what force would do');
select results_eq('select pg_temp.drop_day(''pg_temp.day(-4), true'')', $$ values ('dropped -4d 8 2 3') $$, 'force moves them');
select results_eq('select status, count(*) from queue where created_at = now() group by 1', $$ values ('pending', 3::bigint) $$, 'to today, as pending');
select is((select sum(requeued) from cortex_run_log), 3::numeric, 'which the run log tells');

-- A day in parts
select pg_temp.add_partition('queue_morning', pg_temp.at(-20, '0'), pg_temp.at(-20, '09:00')), pg_temp.add_partition('queue_evening', pg_temp.at(-20, '18:00'), pg_temp.at(-19, '0'));
select results_eq('select pg_temp.drop_day(''pg_temp.day(-20)'')', $$ values ('dropped queue_morning 0 0 0'), ('dropped queue_evening 0 0 0') $$, 'all parts of a day are dropped');
select pg_temp.add_partition('queue_ny', pg_temp.at(-20, '05:00'), pg_temp.at(-19, '05:00'));
select is(left(pg_temp.refused('pg_temp.day(-20)'), 5), 'QX002', 'a part that goes on into the next day is not');

-- Who may
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_drop_partition(date ''2024-01-01'')'), '42501', 'an operator may not drop partitions');
create table plain (like queue);
drop table queue;
alter table plain rename to queue;
select is(left(pg_temp.refused('pg_temp.day(-3)'), 5), 'QX002', 'a plain queue has no partitions to drop');

select * from finish();
rollback;
