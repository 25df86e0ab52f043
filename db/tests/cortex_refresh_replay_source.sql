\ir setup.psql
\ir emails.psql
\set empty_source 'create view cortex_replay_source as select null::text as gmail_id, null::text as email_id, null::text as label, null::timestamptz as received_at, null::jsonb as payload where false;'
select plan(22);

select is(:'cortex_refresh_replay_source'::text, 'created', 'over the services'' tables it is built');
select is(cortex_refresh_replay_source(), 'kept', 'once');
select columns_are('cortex_replay_source', array['gmail_id', 'email_id', 'label', 'received_at', 'payload']);

insert into emails_raw values (1, 'a', '2024-12-01', 's'), (2, 'b', '2024-12-02', 's'), (3, 'c', '2024-12-03', 's');
insert into classifications (email_id, action_taken, classified_at) values
  (1, '{"label": "Old"}', '2024-12-01 10:00'), (1, '{"label": "New"}', '2024-12-01 12:00'), (1, '{"label": "Between"}', '2024-12-01 11:00'),
  (2, '{"label": "First"}', '2024-12-02 10:00'), (2, '{"label": "Second of that moment"}', '2024-12-02 10:00'), (2, '{"label": "Undated"}', null);
select results_eq('select gmail_id, email_id, label, received_at, payload from cortex_replay_source order by email_id', $$ values
  ('a', '1', 'New', '2024-12-01'::timestamptz, '{"email_id": 1, "gmail_id": "a"}'::jsonb),
  ('b', '2', 'Second of that moment', '2024-12-02', '{"email_id": 2, "gmail_id": "b"}'),
  ('c', '3', null, '2024-12-03', '{"email_id": 3, "gmail_id": "c"}') $$,
  'every email once, with the label of its latest classification, or none; ids as they are');
insert into classifications (email_id, action_taken, classified_at) values (1, '{"archive": true}', '2025-01-01');
select is((select label from cortex_replay_source where email_id = '1'), null, 'a latest classification without a label is no label');

-- Other types, other columns, no id
drop view cortex_replay_source;
drop table emails_raw, classifications;
:empty_source
select is(cortex_refresh_replay_source(), 'empty: there is no, or no privilege to select from, emails_raw(id), emails_raw(gmail_id), emails_raw(created_at), '
  'classifications(email_id), classifications(action_taken), classifications(classified_at)', 'without the tables it stays empty, and says what is lacking');
select is_empty('table cortex_replay_source', 'really');
create table emails_raw (gmail_id varchar(30), more int, id text, created_at timestamp);
create table classifications (email_id text, action_taken json, classified_at timestamp);
select is(cortex_refresh_replay_source(), 'created', 'text ids, no primary key, times without a zone');
insert into emails_raw values ('a', 1, 'e-1', '2024-12-01');
insert into classifications values ('e-1', '{"label": "X"}', '2024-12-01'), ('e-1', '{"label": "Y"}', '2024-12-01');
select results_eq('select gmail_id, email_id, label, payload from cortex_replay_source', $$ values ('a', 'e-1', 'Y', '{"email_id": "e-1", "gmail_id": "a"}'::jsonb) $$,
  'the later row of the same moment counts');

drop table emails_raw, classifications cascade;
:empty_source
create table emails_raw (id uuid, gmail_id bigint, created_at timestamptz);
create table classifications (id int, email_id text, action_taken jsonb, classified_at timestamptz) partition by range (classified_at);
create table classifications_all partition of classifications default;
select is(cortex_refresh_replay_source(), 'created', 'ids of two types, a partitioned table');
insert into emails_raw values ('00000000-0000-0000-0000-000000000001', 7, now());
insert into classifications values (1, '00000000-0000-0000-0000-000000000001', '{"label": "X"}', now());
select results_eq('select gmail_id, label, payload from cortex_replay_source', $$ values ('7', 'X', '{"email_id": "00000000-0000-0000-0000-000000000001", "gmail_id": 7}'::jsonb) $$, 'they are compared as text');
drop table emails_raw, classifications cascade;
:empty_source
create table emails_raw (id bigint, gmail_id text, created_at timestamptz);
create table classifications (email_id bigint, action_taken jsonb, classified_at timestamptz) partition by list (email_id);
create table classifications_all partition of classifications default;
select is(cortex_refresh_replay_source(), 'created', 'a partitioned table without an id');
insert into emails_raw values (1, 'a', now());
insert into classifications values (1, '{"label": "X"}', now()), (1, '{"label": "Y"}', now() - interval '1 second');
select results_eq('select label from cortex_replay_source', array['X'], 'has its latest too');

-- A column that is missing, a privilege that is missing
drop table emails_raw, classifications cascade;
:empty_source
create table emails_raw (id bigint, gmail_id text, created_at timestamptz);
create table classifications (email_id bigint, classified_at timestamptz);
select is(cortex_refresh_replay_source(), 'empty: there is no, or no privilege to select from, classifications(action_taken)', 'what is lacking is said');

-- The deployment's own
drop table classifications;
create table classifications (email_id bigint, action_taken jsonb, classified_at timestamptz);
create table letters (code text);
create or replace view cortex_replay_source as select code as gmail_id, code as email_id, 'Mine' as label, now() as received_at, null::jsonb as payload from letters;
select is(cortex_refresh_replay_source(), 'kept', 'a view of the deployment''s own is never overwritten');
select matches(pg_get_viewdef('cortex_replay_source'::regclass), 'letters', 'really');
create function remote() returns setof text language sql as 'select ''x''::text';
create or replace view cortex_replay_source as select r as gmail_id, r as email_id, 'Mine' as label, now() as received_at, null::jsonb as payload from remote() as r;
select is(cortex_refresh_replay_source(), 'kept', 'nor one over a function');
drop view cortex_replay_source;
select is(cortex_refresh_replay_source(), 'created', 'one that was dropped is built again');
drop view cortex_replay_source;
create table cortex_replay_source (gmail_id text, email_id text, label text, received_at timestamptz, payload jsonb);
select is(cortex_refresh_replay_source(), 'kept', 'a table will do as well');
drop table cortex_replay_source;
create materialized view cortex_replay_source as select 'a'::text as gmail_id;
select is(cortex_refresh_replay_source(), 'kept', 'or a materialized view');

select is(pg_temp.outcome_as('cortex_operator', 'select cortex_refresh_replay_source()'), '42501', 'an operator may not');
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_refresh_replay_source()'), '42501', 'nor a viewer');
select * from finish();
rollback;
