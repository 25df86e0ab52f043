\ir setup.psql
\ir queue.psql
\ir emails.psql
select plan(70);
truncate cortex_replay_run, cortex_replay_batch restart identity;

insert into emails_raw select n, 'g' || n, '2024-12-01'::timestamptz + n * interval '1 hour' from generate_series(1, 100) as n;
insert into classifications (email_id, action_taken, classified_at)
select n, jsonb_build_object('label', case when n % 10 = 0 then 'Cortex/Unknown' else 'Cortex/Commercial' end), '2024-12-01'::timestamptz + n * interval '1 hour'
from generate_series(1, 98) as n;
insert into classifications (email_id, action_taken, classified_at) values (10, '{"label": "Cortex/Commercial"}', '2024-12-09');
insert into emails_raw values (101, 'it''s, "odd" \ {id}', '2024-12-20');

-- What it refuses
select is(pg_temp.refusal('select * from cortex_replay(''triage'')'),
  'QX002 | nothing says which emails to replay | Give a label, a time, ids or a queue to replay from; for all emails: --all, or everything => true.', 'no filter at all');
select is(left(pg_temp.refusal('select * from cortex_replay(''triage'', dry_run => true)'), 5), 'QX002', 'in a dry run too');
select is(pg_temp.refusal('select * from cortex_replay(''triage'', received_since => ''2024-12-07 00:00+00'', received_until => ''2024-12-01 00:00+00'')') like
  'QX001 | received_until must be after received_since, got 2024-12-01 % and 2024-12-07 % | Emails are taken from received_since until just before received_until.', true, 'an end before the start');
select is(left(pg_temp.refusal('select * from cortex_replay(' || arguments || ')'), 5), 'QX001', arguments)
from unnest(array['null, ''X''', ''''', ''X''', '''triage'', ''''', '''triage'', source_queue => ''''', '''triage'', gmail_ids => ''{}''', '''triage'', gmail_ids => array[''a'', null]',
  '''triage'', ''X'', received_since => ''2024-12-01'', received_until => ''2024-12-01''', '''triage'', received_within => ''0''', '''triage'', older_than => ''-1 hour''', '''triage'', received_within => ''30000 years''',
  '''triage'', received_within => ''1 day'', older_than => ''2 days''', '''triage'', ''X'', everything => null', '''triage'', ''X'', allow_duplicates => null',
  '''triage'', ''X'', dry_run => null', '''triage'', ''X'', max_jobs => 0', '''triage'', ''X'', batch_size => -1']) as arguments;
select is_empty('table cortex_replay_run', 'none of these is a run');

-- Filters
create function pg_temp.found(arguments text) returns bigint[] language plpgsql as $$
declare
  counts bigint[];
begin
  execute format('select array[matched, enqueued, skipped, remaining] from cortex_replay(''triage'', %s, dry_run => true)', arguments) into counts;
  return counts;
end;
$$;
select is(pg_temp.found('in_label => ''Cortex/Unknown'''), array[8, 8, 0, 0]::bigint[], 'by label, the one of the latest classification');
select is(pg_temp.found('in_label => ''cortex/unknown'''), array[0, 0, 0, 0]::bigint[], 'an unknown label matches nothing');
select is(pg_temp.found('received_since => ''2024-12-02 00:00+00'', received_until => ''2024-12-03 00:00+00'''), array[24, 24, 0, 0]::bigint[], 'by time, from since until before until');
select is(pg_temp.found('received_since => ''2024-12-05 03:00+00'''), array[3, 3, 0, 0]::bigint[], 'since alone');
select is(pg_temp.found(format('received_within => now() - %L, older_than => now() - %L', '2024-12-02 00:00+00'::timestamptz, '2024-12-03 00:00+00'::timestamptz)),
  array[24, 24, 0, 0]::bigint[], 'by how long ago');
select is(pg_temp.found(format('received_since => %L, received_within => now() - %L', '2024-12-05 03:00+00'::timestamptz, '2024-12-02 00:00+00'::timestamptz)),
  array[3, 3, 0, 0]::bigint[], 'both ways at once');
select is(pg_temp.found('gmail_ids => array[''g1'', ''g2'', ''g2'', ''nobody'', ''it''''s, "odd" \ {id}'']'), array[3, 3, 0, 0]::bigint[], 'by ids, whatever is in them; each once');
select is(pg_temp.found('in_label => ''Cortex/Unknown'', received_until => ''2024-12-03 00:00+00'', gmail_ids => array[''g20'', ''g21'', ''g60'']'), array[1, 1, 0, 0]::bigint[], 'all together');
select is(pg_temp.found('everything => true'), array[101, 101, 0, 0]::bigint[], 'everything, unclassified emails too');
select is(pg_temp.found('everything => true, max_jobs => 7'), array[101, 7, 0, 0]::bigint[], 'no more than asked for');
select is(pg_temp.found('gmail_ids => array(select ''g'' || n from generate_series(1, 100000) as n)'), array[100, 100, 0, 0]::bigint[], 'a hundred thousand ids');
select is_empty('table queue', 'a dry run enqueues nothing');

-- A run
select results_eq('select * from cortex_replay(''triage'', ''Cortex/Unknown'')', 'values (1::bigint, now(), 8::bigint, 8::bigint, 0::bigint, 0::bigint)', 'a run');
select results_eq('select queue_name, payload, status, attempts, max_attempts, created_at from queue order by id limit 1',
  $$ values ('triage', '{"email_id": 20, "gmail_id": "g20", "replay": true, "replay_id": 1}'::jsonb, 'pending', 0, 3, now()) $$, 'enqueues emails with the marks of the replay');
select is((select array_agg(payload->>'gmail_id' order by id) from queue), array['g20', 'g30', 'g40', 'g50', 'g60', 'g70', 'g80', 'g90'], 'oldest email first');
select results_eq('select replay_id, queue_name, filter, matched, enqueued, skipped, remaining, state, called_by = session_user, finished_at is not null from cortex_replays()',
  $$ values (1::bigint, 'triage', '{"label": "Cortex/Unknown"}'::jsonb, 8::bigint, 8::bigint, 0::bigint, 0::bigint, 'finished', true, true) $$, 'and is on record');

-- Duplicates
select count(*) from cortex_claim('triage', 2) \gset
update queue set status = 'completed' where payload->>'gmail_id' in ('g80', 'g90');
insert into queue (queue_name, payload) values ('labeling', '{"gmail_id": "g80"}'), ('triage', '{"no": "email"}');
select results_eq('select * from cortex_replay(''triage'', ''Cortex/Unknown'')', 'values (2::bigint, now(), 8::bigint, 2::bigint, 6::bigint, 0::bigint)',
  'emails that are pending or processing in the queue are skipped, and no others');
select is(pg_temp.found('in_label => ''Cortex/Unknown'', max_jobs => 3, allow_duplicates => true'), array[8, 3, 0, 0]::bigint[], 'unless duplicates are allowed');
select is((select enqueued from cortex_replay('triage', 'Cortex/Unknown', allow_duplicates => true)), 8::bigint, 'they are enqueued then');
select results_eq('select matched, enqueued, skipped from cortex_replay(''labeling'', received_since => ''2024-12-05 03:00+00'')', 'values (3::bigint, 3::bigint, 0::bigint)', 'another queue is another matter');
truncate queue;
select results_eq('select matched, enqueued from cortex_replay(''triage'', everything => true, max_jobs => 2)', 'values (101::bigint, 2::bigint)', 'of all emails two');
select results_eq('select matched, enqueued, skipped from cortex_replay(''triage'', everything => true, max_jobs => 2)', 'values (101::bigint, 2::bigint, 2::bigint)', 'then the next two');
select is((select array_agg(payload->>'gmail_id' order by id) from queue), array['g1', 'g2', 'g3', 'g4'], 'none of them twice');

-- Batches, and the same call again
truncate queue;
select replay_id from cortex_replay('triage', received_until => '2024-12-05 00:00+00', batch_size => 40) \gset
select results_eq('select matched, enqueued, skipped, remaining, state from cortex_replays(1)', 'values (95::bigint, 40::bigint, 0::bigint, 55::bigint, ''unfinished'')', 'the first batch');
select is(pg_temp.refusal('select * from cortex_resume_replay(99)'), format('QX004 | there is no replay 99 | List them with "%s" or select * from %I.cortex_replays();', cortex__command('queue replays'), :'schema'), 'an unknown replay');
select results_eq('select replay_id, started_at, matched, enqueued, remaining from cortex_replay(''triage'', received_until => ''2024-12-05 00:00+00'', dry_run => true)',
  format('values (%s::bigint, now(), 95::bigint, 40::bigint, 55::bigint)', :replay_id), 'a dry run says how far it has come');
update queue set status = 'completed';
insert into queue (queue_name, payload) values ('triage', '{"gmail_id": "g50"}');
select results_eq('select replay_id, enqueued, skipped, remaining from cortex_replay(''triage'', received_until => ''2024-12-05 00:00+00'', batch_size => 40)',
  format('values (%s::bigint, 79::bigint, 1::bigint, 15::bigint)', :replay_id), 'the same call goes on with it, and leaves out what has been enqueued since');
select results_eq('select replay_id, enqueued, skipped, remaining from cortex_resume_replay(' || :replay_id || ')', format('values (%s::bigint, 94::bigint, 1::bigint, 0::bigint)', :replay_id), 'so does its number');
select results_eq('select enqueued, remaining from cortex_resume_replay(' || :replay_id || ')', 'values (94::bigint, 0::bigint)', 'when it is finished nothing more happens');
select is((select count(distinct payload->>'gmail_id') from queue), count(*), 'nothing was enqueued twice, even what workers had completed meanwhile') from queue;
select is_empty('table cortex_replay_batch', 'nothing of it is left behind');

select replay_id from cortex_replay('triage', 'Cortex/Commercial', allow_duplicates => true, batch_size => 10) \gset
select isnt((select replay_id from cortex_replay('triage', 'Cortex/Commercial', batch_size => 10)), :replay_id::bigint, 'another filter is another replay');
update cortex_replay_run set last_batch_at = now() - interval '25 hours' where replay_id = :replay_id;
select isnt((select replay_id from cortex_replay('triage', 'Cortex/Commercial', allow_duplicates => true, batch_size => 10)), :replay_id::bigint, 'what was left off for a day is begun anew');
select is(pg_temp.refusal('select * from cortex_resume_replay(' || :replay_id || ')'),
  format('QX002 | replay %s was abandoned after it had enqueued 10 of 90 | Start a new one; emails that are pending or processing are skipped.', :replay_id), 'the old one is abandoned');

-- From retained jobs
truncate queue;
insert into queue (id, queue_name, payload, status, created_at) values
  (1, 'parse', '{"gmail_id": "g20", "email_id": 20, "kind": "old"}', 'completed', '2024-12-10'), (2, 'parse', '{"gmail_id": "g20", "email_id": 20, "kind": "new", "replay": true, "replay_id": 1}', 'failed', '2024-12-11'),
  (3, 'parse', '{"path": "/a"}', 'completed', '2024-12-10'), (4, 'parse', '{"path": "/a", "replay": true, "replay_id": 2}', 'completed', '2024-12-12'), (5, 'parse', '{"path": "/b"}', 'completed', '2024-12-10'),
  (6, 'parse', '{"gmail_id": "g21"}', 'pending', '2024-12-10'), (7, 'parse', '{"gmail_id": "g22"}', 'cancelled', '2024-12-10'), (8, 'parse', '{"gmail_id": "g23"}', 'completed', '2024-12-10'),
  (9, 'parse', '{"path": "/b", "replay": true, "replay_id": 3}', 'pending', '2024-12-12'), (10, 'triage', '{"gmail_id": "g24"}', 'completed', '2024-12-10');
select results_eq('select matched, enqueued, skipped from cortex_replay(''parse'', source_queue => ''parse'', dry_run => true)', 'values (4::bigint, 3::bigint, 1::bigint)',
  'completed and failed jobs; a payload without gmail_id is recognised as a whole');
select results_eq('select matched from cortex_replay(''parse'', ''Cortex/Unknown'', source_queue => ''parse'', dry_run => true)', 'values (1::bigint)', 'of emails with a label');
select results_eq('select matched from cortex_replay(''parse'', source_queue => ''parse'', received_since => ''2024-12-11'', dry_run => true)', 'values (2::bigint)', 'by the time of the jobs');
select results_eq('select matched from cortex_replay(''parse'', source_queue => ''parse'', gmail_ids => array[''g23''], dry_run => true)', 'values (1::bigint)', 'by id');
select results_eq('select matched from cortex_replay(''parse'', source_queue => ''nobody'', dry_run => true)', 'values (0::bigint)', 'of an unknown queue none');
select enqueued, replay_id from cortex_replay('again', source_queue => 'parse') \gset
select bag_eq('select payload from queue where queue_name = ''again''', format($$ values
  ('{"path": "/b", "replay": true, "replay_id": %1$s}'::jsonb), ('{"gmail_id": "g23", "replay": true, "replay_id": %1$s}'),
  ('{"kind": "new", "replay": true, "email_id": 20, "gmail_id": "g20", "replay_id": %1$s}'), ('{"path": "/a", "replay": true, "replay_id": %1$s}') $$, :replay_id), 'each once, with the payload of its latest job and the marks of this replay');
select is((select payload->>'path' from queue where queue_name = 'again' order by id desc limit 1), '/a', 'oldest first');

-- A view of the deployment's own
drop view cortex_replay_source;
create view cortex_replay_source as select gmail_id, id::text as email_id, 'Mine'::text as label, created_at as received_at,
  case id % 3 when 0 then null when 1 then '{"only": "this"}'::jsonb else jsonb_build_object('gmail_id', gmail_id, 'rich', true) end as payload
from emails_raw, generate_series(1, 2) where id <= 3;
select results_eq('select matched, enqueued from cortex_replay(''mine'', ''Mine'')', 'values (3::bigint, 3::bigint)', 'an email that is there twice is enqueued once');
select results_eq('select payload - ''{replay,replay_id}''::text[] from queue where queue_name = ''mine'' order by id', $$ values
  ('{"only": "this", "email_id": "1", "gmail_id": "g1"}'::jsonb), ('{"rich": true, "gmail_id": "g2"}'), ('{"email_id": "3", "gmail_id": "g3"}') $$, 'with its ids, whatever the view''s payload holds');
select results_eq('select skipped from cortex_replay(''mine'', ''Mine'')', 'values (3::bigint)', 'and recognised');

-- Not set up
create or replace view cortex_replay_source as select null::text as gmail_id, null::text as email_id, null::text as label, null::timestamptz as received_at, null::jsonb as payload where false;
select matches(pg_temp.refusal('select * from cortex_replay(''triage'', ''X'')'), '^QX003 \| cortex_replay_source does not know where the emails are \|', 'without emails it says what to do');
select is((select matched from cortex_replay('again', source_queue => 'parse')), 4::bigint, 'retained jobs can be replayed all the same');
drop table queue_any_day;
select is(pg_temp.refusal('select * from cortex_replay(''a'', source_queue => ''parse'', everything => true)'), 'not refused', 'nothing to enqueue needs no partition');
create table queue_then partition of queue for values from ('2024-12-01') to ('2024-12-31');
insert into queue (queue_name, payload, status, created_at) values ('parse', '{}', 'completed', '2024-12-10');
select is(pg_temp.refusal('select * from cortex_replay(''a'', source_queue => ''parse'')'), format('QX002 | queue has no partition for today | Run "%s" or select * from %I.cortex_create_partitions();', cortex__command('partitions maintain'), :'schema'),
  'without a partition for today it says what to do');

select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_replay(''a'', source_queue => ''b'')'), pg_temp.outcome_as('cortex_viewer', 'select cortex_resume_replay(1)')], array['42501', '42501'], 'a viewer may not');
select is(array[pg_temp.outcome_as('cortex_operator', 'select cortex_replay(''a'', source_queue => ''b'')'), pg_temp.outcome_as('cortex_operator', 'select cortex_resume_replay(1)')], array['done', 'done'], 'an operator may');
select * from finish();
rollback;
