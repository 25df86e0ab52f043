\ir setup.psql
\ir queue.psql
\ir emails.psql
select plan(24);
truncate cortex_replay_run, cortex_replay_batch restart identity;
insert into queue (queue_name, payload, status) values ('parse', '{"path": "/a"}', 'completed'), ('parse', '{"path": "/b"}', 'completed');

-- A view of the deployment's own, with types of its own
drop view cortex_replay_source;
create table own_mail (gmail_id, email_id, label, received_at, payload) as values
  (1::bigint, 11::numeric, 'A'::varchar(9), '2024-12-01 12:00'::timestamp, null::json), (2, 12, null, 'infinity', '{"gmail_id": null, "rich": true}'), (3, 13, 'A', '-infinity', '[3, "replay"]'), (4, 14, 'A', null, 'null'),
  (5, 15, 'A', '2024-12-01 12:00', '{"gmail_id": 5, "replay": true, "replay_id": 99}'), (null, 16, 'A', '2024-12-02', null), (null, 17, 'A', '2024-12-02', '"seventeen"'), (null, null, 'A', '2024-12-02', null);
create view cortex_replay_source as table own_mail;
set local timezone = 'Asia/Tokyo';
select is((select array_agg(gmail_id order by gmail_id) from cortex_replay_sample('mine', received_since => '2024-12-01 12:00+00', received_until => '2024-12-01 12:00:01+00')), array['1', '5'], 'a time without a zone is UTC');
select is((select count(*) from cortex_replay_preview('mine', gmail_ids => array['2', '3'])), 2::bigint, 'ids may be numbers, and times infinite');
select is((select emails from cortex_replay_labels('A', 1)), 7::bigint, 'labels of any text type');
select is((select matched from cortex_replay('mine', received_since => '-infinity', received_until => 'infinity', dry_run => true)), 5::bigint, 'bounds may be infinite too');
select results_eq('select matched, enqueued, skipped from cortex_replay(''mine'', everything => true)', 'values (7::bigint, 7::bigint, 0::bigint)', 'all are replayed but what says nothing at all');
select bag_eq('select payload from queue where queue_name = ''mine''', $$ values ('{"email_id": "11", "gmail_id": "1", "replay": true, "replay_id": 1}'::jsonb),
  ('{"email_id": "12", "gmail_id": "2", "rich": true, "replay": true, "replay_id": 1}'), ('[3, "replay"]'), ('{"email_id": "14", "gmail_id": "4", "replay": true, "replay_id": 1}'),
  ('{"gmail_id": 5, "replay": true, "replay_id": 1}'), ('{"email_id": "16", "gmail_id": null, "replay": true, "replay_id": 1}'), ('"seventeen"') $$,
  'an object gets the ids it lacks; an array or scalar stays what it is');
select is((select skipped from cortex_replay('mine', everything => true)), 7::bigint, 'and all are recognised');

-- Any session
select replay_id as begun from cortex_replay('again', received_since => '2024-12-01 00:00+00', received_within => '36500 days 90 minutes', source_queue => 'parse', batch_size => 1) \gset
set local timezone = 'America/Caracas';
set local datestyle = 'SQL, DMY';
set local intervalstyle = 'sql_standard';
set local extra_float_digits = -15;
select is((select replay_id from cortex_replay('again', received_since => make_timestamptz(2024, 12, 1, 0, 0, 0, 'UTC'), received_within => make_interval(days => 36500, mins => 90), source_queue => 'parse', batch_size => 1)), :begun::bigint,
  'the same call from a session with other settings goes on with it');

-- Columns that a replay knows nothing of
alter table queue add column "Customer" bigint;
update queue set "Customer" = 1;
alter table queue alter column "Customer" set not null;
select is(pg_temp.refusal('select * from cortex_replay(''strict'', source_queue => ''parse'')'),
  format('QX002 | a replay does not fill the column "Customer" of queue, which has no default | Give it one: alter table %I.queue alter column "Customer" set default …;', :'schema'), 'a column that must be filled is named');
select is_empty($$ select from cortex_replays(null) where queue_name = 'strict' $$, 'and nothing is noted');
select is((select enqueued from cortex_replay('strict', source_queue => 'parse', dry_run => true)), 2::bigint, 'it can still be looked at');
alter table queue alter column "Customer" set default 7;
select is((select enqueued from cortex_replay('strict', source_queue => 'parse')), 2::bigint, 'with a default it is filled');

-- A trigger that takes what it likes; there is a warning
set local client_min_messages = error;
create function pg_temp.swallow() returns trigger language plpgsql as $$ begin return case when new.payload ->> 'path' = '/a' then null else new end; end $$;
create trigger swallow before insert on queue for each row execute function pg_temp.swallow();
select results_eq('select matched, enqueued, skipped, remaining from cortex_replay(''swallowed'', source_queue => ''parse'')', 'values (2::bigint, 1::bigint, 0::bigint, 0::bigint)', 'enqueued is what has arrived, skipped what was there');
select is((select count(*) from queue where queue_name = 'swallowed'), 1::bigint, 'and so it is');
drop trigger swallow on queue;
create function pg_temp.broken() returns trigger language plpgsql as $$ begin raise not_null_violation using message = 'of its own', column = 'elsewhere'; end $$;
create trigger broken before insert on queue for each row execute function pg_temp.broken();
select is(pg_temp.refusal('select * from cortex_replay(''broken'', source_queue => ''parse'')'), '23502 | of its own', 'what a trigger refuses is said in its words');
drop trigger broken on queue;

-- Jobs that a policy hides
create policy of_some on queue using (queue_name <> 'strict');
alter table queue enable row level security, force row level security;
select is(left(pg_temp.refusal('select * from cortex_replay(''strict'', source_queue => ''parse'')'), 5), '42501', 'are an error, or they would be enqueued twice');
select is(left(pg_temp.refusal('select * from cortex_replay(''strict'', source_queue => ''parse'', dry_run => true)'), 5), '42501', 'in a dry run too');
alter table queue disable row level security;

-- Emails that a policy hides, with a function that would run as the owner
create function pg_temp.spy() returns boolean language plpgsql as $$ begin raise 'ran'; end $$;
create policy of_some on own_mail using (pg_temp.spy());
alter table own_mail enable row level security, force row level security;
select is(left(pg_temp.refusal('select * from cortex_replay(''strict'', everything => true, dry_run => true)'), 5), '42501', 'are an error, and the policy is not asked');
select is(left(pg_temp.refusal('select * from cortex_replay_preview(''strict'', everything => true)'), 5), '42501', 'in a preview');
select is(left(pg_temp.refusal('select * from cortex_replay_labels()'), 5), '42501', 'and among the labels');
alter table own_mail disable row level security;

-- A service's own replay_id
select is(cortex__without_marks('{"replay": true, "replay_id": "a", "x": 1}'), '{"replay": true, "replay_id": "a", "x": 1}', 'is not ours where it is no number');

-- A plain queue, with times of any kind
drop table queue cascade;
create table queue (id serial primary key, queue_name text, payload jsonb, status text, attempts int, max_attempts int default 3, last_error text, created_at timestamptz, claimed_at timestamptz, completed_at timestamptz);
insert into queue (queue_name, payload, status, created_at) values ('parse', '1', 'completed', null), ('parse', '2', 'completed', '-infinity'), ('parse', '3', 'completed', 'infinity'), ('parse', null, 'completed', '2024-12-01');
select results_eq('select matched, enqueued from cortex_replay(''again'', source_queue => ''parse'')', 'values (4::bigint, 4::bigint)', 'jobs without a time or without an end to it, and without a payload');
select results_eq('select matched, skipped from cortex_replay(''again'', source_queue => ''parse'')', 'values (4::bigint, 4::bigint)', 'are recognised');
select is((select array_agg(payload::text order by id) from queue where queue_name = 'again'), array['2', null, '3', '1'], 'oldest first, those without a time last');
select * from finish();
rollback;
