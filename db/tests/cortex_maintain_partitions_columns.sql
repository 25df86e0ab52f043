-- Columns that a deployment has added go with the jobs, wherever these go.
\ir setup.psql
\ir partitions.psql
select plan(18);

alter table queue add column priority int default 5, add column claimed_by text, add column "Order" text[], add column "a ""b" timestamptz,
  add column doubled int generated always as (priority * 2) stored, add column serial_no bigint, drop column last_error, add column last_error text;
alter table dead_letter add column priority int, add column "Order" text[], add column note text default 'ours';
select pg_temp.add_days(-9, -8);
insert into queue (queue_name, payload, status, attempts, created_at, claimed_at, priority, claimed_by, "Order", "a ""b", serial_no, last_error) values
  ('q', '{"x": null}', 'failed', null, pg_temp.at(-9), pg_temp.at(-9), 9, 'worker 1', '{a,"b c",NULL}', '2024-01-01 00:00Z', 7, E'line\nline'),
  ('q', '{}', 'processing', 1, pg_temp.at(-8), pg_temp.at(-8), 1, 'worker 2', '{d}', '2024-02-02 00:00Z', 8, null);
create temporary table active as select * from queue where status = 'processing';

set local timezone = 'Asia/Kathmandu';
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue''') $$, $$ values ('created 0d'), ('dropped -9d 1 1 0'), ('dropped -8d 1 0 1') $$,
  'extra columns are no obstacle');
set local timezone = 'UTC';
select results_eq('select attempts, last_error, priority, "Order", note from dead_letter',
  $$ values (0, E'line\nline', 9, '{a,"b c",NULL}'::text[], 'ours') $$, 'a failed job fills the columns that dead_letter has too');
select is(job, jsonb_build_object('max_attempts', 3, 'claimed_at', to_char(pg_temp.at(-9), 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'), 'completed_at', null, 'priority', 9,
    'claimed_by', 'worker 1', 'Order', array['a', 'b c', null], 'a "b', '2024-01-01T00:00:00+00:00', 'doubled', 18, 'serial_no', 7),
  'and keeps all the others in job, times in UTC') from dead_letter;
select results_eq('select id, queue_name, payload, status, attempts, created_at, claimed_at, priority, claimed_by, "Order", "a ""b", serial_no, doubled from queue',
  $$ select id, queue_name, payload, 'pending', attempts, now(), null::timestamptz, priority, claimed_by, "Order", "a ""b", serial_no, doubled from active $$,
  'an active job keeps them in queue');

-- Columns that are called like something of ours
select pg_temp.add_days(-9, -9);
alter table queue add column kept text default 'kept', add column job text default 'job', add column q text default 'q', add column letter text default 'letter',
  add column taken text default 'taken', add column moved text default 'moved', add column size text default 'size', add column place text default 'place';
truncate dead_letter;
select pg_temp.add_jobs(-9, 'failed');
select is(count(*), 1::bigint, 'columns that are called like something of ours') from pg_temp.maintain('7, 0') as line where line ~ 'dropped -9d 1 1 0';
select is(job - array['max_attempts', 'claimed_at', 'completed_at', 'priority', 'claimed_by', 'Order', 'a "b', 'doubled', 'serial_no'],
  '{"kept": "kept", "job": "job", "q": "q", "letter": "letter", "taken": "taken", "moved": "moved", "size": "size", "place": "place"}', 'are kept like any other') from dead_letter;
alter table queue drop column kept, drop column job, drop column q, drop column letter, drop column taken, drop column moved, drop column size, drop column place;

-- A dead_letter that has less room than queue
select pg_temp.add_days(-9, -9);
alter table queue add column trace text;
alter table dead_letter add column trace varchar(6), alter column last_error type varchar(10) using left(last_error, 10);
truncate dead_letter;
insert into queue (queue_name, payload, status, created_at, last_error, trace) values ('q', '{}', 'failed', pg_temp.at(-9), 'too ßhort for this', 'trace-1234');
select is(count(*), 1::bigint, 'texts that dead_letter has no room for are no obstacle') from pg_temp.maintain('7, 0') as line where line ~ 'dropped -9d 1 1 0';
select results_eq('select last_error::text, trace::text, job->>''last_error'', job->>''trace'' from dead_letter',
  $$ values ('too ßhort ', 'trace-', 'too ßhort for this', 'trace-1234') $$, 'it has their beginnings, and job the whole');
select cortex_retry_dead_letters(everything => true) as retried \gset
select results_eq('select last_error, trace from queue where trace is not null', $$ values (null::text, 'trace-1234') $$, 'a retry gives the whole back');
delete from queue where trace is not null;
alter table queue drop column trace;
alter table dead_letter drop column trace, alter column last_error type text;

-- Ids that the table makes
alter table queue alter column id drop default, alter column id add generated always as identity;
select pg_temp.add_days(-8, -8);
insert into queue (id, queue_name, payload, status, created_at) overriding system value values (77, 'q', '{}', 'pending', pg_temp.at(-8));
select results_eq($$ select pg_temp.maintain('7, 1, ''requeue''') $$, $$ values ('exists 0d'), ('created 1d'), ('dropped -8d 1 0 1') $$, 'identity ids are no obstacle');
select results_eq('select created_at = now() from queue where id = 77', 'values (true)', 'and stay the same');

-- Trouble with one partition is its own
alter table dead_letter add constraint only_known check (queue_name <> 'unknown');
select pg_temp.add_days(-9, -8);
select pg_temp.add_jobs(-8, 'failed');
insert into queue (id, queue_name, payload, status, created_at) overriding system value values (1, 'unknown', '{}', 'failed', pg_temp.at(-9));
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('postponed -9d 1 0 0'), ('dropped -8d 1 1 0') $$,
  'a partition whose jobs dead_letter does not take is kept, the others are dropped');
select matches(detail, '^could not move its jobs: .*"only_known"', 'it says why') from cortex_run_log where action = 'postponed';
update queue set status = 'pending' where queue_name = 'unknown';
insert into queue (id, queue_name, payload, created_at) overriding system value values (1, 'q', '{}', now());
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue''') $$, $$ values ('exists 0d'), ('postponed -9d 1 0 0') $$, 'a job that cannot move keeps its partition');
select matches(detail, '^could not move its jobs: duplicate key', 'it says why') from cortex_run_log order by run_log_id desc limit 1;
select is((select count(*) from queue where queue_name = 'unknown' and created_at = pg_temp.at(-9)), 1::bigint, 'and stays where it was');

-- An index that is not there, a status that is narrower
select pg_temp.drop_all_partitions();
truncate dead_letter;
drop index idx_queue_pending, idx_queue_processing, cortex_queue_failed;
alter table queue drop constraint valid_status, alter column status type varchar(20);
select pg_temp.add_days(-9, -9);
insert into queue (queue_name, payload, status, created_at) select 'q', '{}', status, pg_temp.at(-9) from unnest(array['failed', 'completed']) as status;
select results_eq('select pg_temp.maintain()', $$ values ('created 0d'), ('created 1d'), ('dropped -9d 2 1 0') $$, 'without the indexes it works, too');
select is((select count(*) from dead_letter), 1::bigint, 'and archives');

select * from finish();
rollback;
