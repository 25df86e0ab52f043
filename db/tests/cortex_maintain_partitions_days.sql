-- UTC days, whatever the session and whatever the bounds and names of the partitions that are there.
\ir setup.psql
\ir partitions.psql
select plan(32);

create function pg_temp.bounds() returns table (bounds text) language sql set timezone = 'UTC' set datestyle = 'ISO' as $$
  select pg_get_expr(relpartbound, pg_class.oid) from pg_inherits join pg_class on pg_class.oid = inhrelid where inhparent = 'queue'::regclass order by relname
$$;
create function pg_temp.expected_bounds(variadic days integer[]) returns table (bounds text) language sql set timezone = 'UTC' set datestyle = 'ISO' as $$
  select format('FOR VALUES FROM (''%s'') TO (''%s'')', pg_temp.at(n, '0'), pg_temp.at(n + 1, '0')) from unnest(days) as n
$$;
create function pg_temp.run_in(zone text, style text) returns setof text language plpgsql as $function$
begin
  perform pg_temp.drop_all_partitions(), pg_temp.add_days(-9, -7), pg_temp.add_jobs(-9, 'failed'), pg_temp.add_jobs(-7, 'failed');
  perform set_config('timezone', zone, true), set_config('datestyle', style, true);
  return query select pg_temp.maintain();
end;
$function$;

-- Time zones and date styles of the session
select results_eq($$ select pg_temp.run_in('America/New_York', 'German, DMY') $$,
  $$ values ('created 0d'), ('created 1d'), ('dropped -9d 1 1 0'), ('dropped -8d 0 0 0') $$, 'from New York');
select results_eq('select bounds from pg_temp.bounds()', 'select bounds from pg_temp.expected_bounds(-7, 0, 1)', 'cut at midnight UTC');
select results_eq($$ select pg_temp.run_in('Pacific/Kiritimati', 'SQL, MDY') $$,
  $$ values ('created 0d'), ('created 1d'), ('dropped -9d 1 1 0'), ('dropped -8d 0 0 0') $$, 'from Kiritimati');
select results_eq('select bounds from pg_temp.bounds()', 'select bounds from pg_temp.expected_bounds(-7, 0, 1)', 'cut at midnight UTC');
select results_eq($$ select pg_temp.run_in('Asia/Kathmandu', 'Postgres, YMD') $$,
  $$ values ('created 0d'), ('created 1d'), ('dropped -9d 1 1 0'), ('dropped -8d 0 0 0') $$, 'from Kathmandu');
select results_eq('select bounds from pg_temp.bounds()', 'select bounds from pg_temp.expected_bounds(-7, 0, 1)', 'cut at midnight UTC');
select is(current_setting('timezone') || ' ' || current_setting('datestyle'), 'Asia/Kathmandu Postgres, YMD', 'the session keeps its settings');
set local timezone = 'UTC';
set local datestyle = 'ISO';

-- Days that were cut in New York
select pg_temp.drop_all_partitions();
select pg_temp.add_partition('queue_ny_' || n + 1, pg_temp.at(n, '05:00'), pg_temp.at(n + 1, '05:00')) from generate_series(-1, 0) as n;
select results_eq($$ select pg_temp.maintain('7, 2') $$,
  $$ values ('exists queue_ny_0'), ('exists queue_ny_1'), ('created 1d'), ('created 2d') $$, 'the rest of a day that is covered in part is filled');
select is(lower_bound, pg_temp.at(1, '05:00'), 'from where the other partition ends') from cortex_partitions() where partition_name = pg_temp.name(1);
select matches(detail, '^from .* 05:00:00\+00 to .* 00:00:00\+00$', 'and the action says from when to when')
from cortex_run_log where target = pg_temp.name(1) order by run_log_id desc limit 1;
insert into queue (queue_name, payload, created_at) select 'q', '{}', pg_temp.at(0, '0') + n * interval '20 minutes' from generate_series(0, 3 * 72 - 1) as n;
select is((select count(*) from queue), 216::bigint, 'no part of these days is without a partition');
select is_empty($$ select from pg_temp.maintain('7, 2') as line where line !~ '^exists' $$, 'a second run finds nothing to do');

-- Several gaps in one day, and names that are taken
select pg_temp.drop_all_partitions();
select pg_temp.add_partition('queue_noon', pg_temp.at(0, '10:00'), pg_temp.at(0, '14:30'));
select results_eq($$ select pg_temp.maintain('7, 0, dry_run => true') $$, $$ values ('would create 0d'), ('would create ' || pg_temp.name(0) || '_1430') $$,
  'two gaps of a day have two names, in a dry run too');
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('created 0d'), ('created ' || pg_temp.name(0) || '_1430') $$, 'and are both filled');
select format('create table %I ()', pg_temp.name(1)) as take_name, format('create sequence %I', pg_temp.name(1) || '_0000') as take_next_name \gset
:take_name;
select results_eq($$ select pg_temp.maintain('7, 1, dry_run => true') $$,
  $$ values ('exists 0d'), ('exists queue_noon'), ('exists ' || pg_temp.name(0) || '_1430'), ('would create ' || pg_temp.name(1) || '_0000') $$,
  'a name that another table has gets the time of day');
:take_next_name;
select results_eq($$ select line from pg_temp.maintain() as line where line ~ 'created' $$, $$ values ('created ' || pg_temp.name(1) || '_0000_2') $$, 'or a number');

-- Names of pg_partman, wide partitions, infinite bounds
select pg_temp.drop_all_partitions();
select pg_temp.add_partition(to_char(pg_temp.day(-8), '"queue_p"YYYY_MM_DD'), pg_temp.at(-8, '0'), pg_temp.at(-7, '0')),
  pg_temp.add_partition('queue_legacy', pg_temp.at(-20, '0'), pg_temp.at(-9, '0')),
  pg_temp.add_partition('queue_2001_01_01', pg_temp.at(-7, '0'), pg_temp.at(-6, '0')),
  pg_temp.add_partition('queue_to_come', pg_temp.at(0, '0'), pg_temp.at(2, '0'));
select format('create table queue_origin partition of queue for values from (minvalue) to (%L)', pg_temp.at(-20, '0')) as add_origin,
  format('create table queue_rest partition of queue for values from (%L) to (maxvalue)', pg_temp.at(2, '0')) as add_rest \gset
:add_origin;
:add_rest;
insert into queue (queue_name, payload, status, created_at)
values ('q', '{}', 'failed', '-infinity'), ('q', '{}', 'failed', '0044-03-15 BC'), ('q', '{}', 'failed', pg_temp.at(-15));
select results_eq($$ select pg_temp.maintain('7, 2') $$,
  $$ values ('exists queue_to_come'), ('exists queue_to_come'), ('exists queue_rest'), ('dropped queue_origin 2 2 0'), ('dropped queue_legacy 1 1 0'),
    ('dropped ' || to_char(pg_temp.day(-8), '"queue_p"YYYY_MM_DD') || ' 0 0 0') $$, 'expired is what has ended, covered is what is covered, whatever the names');
select bag_eq('select pg_temp.partition_names()', $$ values ('queue_2001_01_01'), ('queue_to_come'), ('queue_rest') $$, 'the name of an old day is no reason to drop');
select is((select count(*) from dead_letter where created_at in ('-infinity', '0044-03-15 BC')), 2::bigint, 'a failed job is archived whatever its time');
select is_empty($$ select from pg_temp.maintain('1, 0') as line where line ~ 'to_come|rest' and line !~ '^exists' $$, 'what reaches into today is never dropped');

select pg_temp.drop_all_partitions();
create table queue_ever partition of queue for values from (minvalue) to (maxvalue);
select results_eq($$ select pg_temp.maintain('1, 1') $$, $$ values ('exists queue_ever'), ('exists queue_ever') $$, 'one partition for ever is left alone');

-- A default partition
select pg_temp.drop_all_partitions();
select format('drop table %I', pg_temp.name(1)) as give_name_back \gset
:give_name_back;
create table queue_any partition of queue default;
select pg_temp.add_days(-9, -9);
select pg_temp.add_jobs(1, 'pending'), pg_temp.add_jobs(-9, 'failed'), pg_temp.add_jobs(-15, 'failed');
select results_eq('select pg_temp.maintain(''7, 1, dry_run => true'')', $$ values ('would create 0d'), ('would postpone 1d'), ('would drop -9d 1 1 0') $$,
  'a dry run knows what the default partition has');
select results_eq('select pg_temp.maintain()', $$ values ('created 0d'), ('postponed 1d'), ('dropped -9d 1 1 0') $$,
  'a day of which the default partition has jobs is postponed, the others are created');
select is(detail, 'could not create it: the default partition queue_any holds jobs of that time: move them out of it', 'it says why and what to do')
from cortex_run_log where action = 'postponed';
select ok(not pg_temp.is_table(pg_temp.name(1)), 'no table is left over');
select ok(pg_temp.is_table('queue_any'), 'the default partition is never dropped');
insert into queue (queue_name, payload, created_at) select 'q', to_jsonb(repeat('x', 1800)), pg_temp.at(300) from generate_series(1, 20000);
select results_eq($$ select pg_temp.maintain('7, 2') $$, $$ values ('exists 0d'), ('postponed 1d'), ('postponed 2d') $$, 'a large default partition is not read under a lock');
select matches(detail, '^could not create it: the default partition queue_any is \d+ MB large, ', 'it says why') from cortex_run_log order by run_log_id desc limit 1;

-- Queues that are not for it
drop table queue;
select is(left(pg_temp.refusal('select cortex_maintain_partitions()'), 5), 'QX003', 'no queue at all');
create table queue (created_at timestamptz);
select is(pg_temp.refusal('select cortex_maintain_partitions()'),
  format('QX002 | queue is not partitioned: run %s | Begin with "%s".', cortex__command('migrate-queue'), cortex__command('migrate-queue --dry-run')), 'a plain queue');
drop table queue;
create table queue (queue_name text, created_at timestamptz) partition by list (queue_name);
select is(split_part(pg_temp.refusal('select cortex_maintain_partitions(dry_run => true)'), ' | ', 2),
  'queue is partitioned by LIST (queue_name) of type text, not by RANGE (created_at) of type timestamp with time zone', 'a queue partitioned by name');
drop table queue;
create table queue (queue_name text, created_at timestamp) partition by range (created_at);
select is(split_part(pg_temp.refusal('select cortex_maintain_partitions()'), ' | ', 2),
  'queue is partitioned by RANGE (created_at) of type timestamp without time zone, not by RANGE (created_at) of type timestamp with time zone', 'or by local times');

select * from finish();
rollback;
