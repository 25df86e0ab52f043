\ir setup.psql
\ir queue.psql
\ir emails.psql
select plan(20);
truncate cortex_replay_run, cortex_replay_batch restart identity;

-- Payloads of every kind that jsonb has, each another job
create temporary table kind (n serial, payload jsonb);
insert into kind (payload) values
  ('{}'), ('[]'), ('[1, 2]'), ('["replay", "replay_id", "gmail_id", 1]'), ('[{"gmail_id": "g1"}]'), ('[[1, 2]]'), ('"gmail_id"'), ('"replay"'), ('""'), ('"g1"'), ('0'), ('-1.50'), ('1e300'),
  ('true'), ('false'), ('null'), ('{"gmail_id": null}'), ('{"gmail_id": ""}'), ('{"gmail_id": "", "n": 1}'), ('{"gmail_id": "g1"}'), ('{"gmail_id": "G1"}'), ('{"gmail_id": 18}'), ('{"gmail_id": {"a": 1}}'),
  ('{"a": 1}'), ('{"gmail_id": [1, 2]}'), ('{"gmail_id": "[]"}'), ('{"gmail_id": "{}"}'), ('{"email_id": 5}'), ('{"email_id": "5"}'), ('{"email_id": null}'),
  ('{"replay": "of the tape"}'), ('{"replay": "of the disc"}'), ('{"replay": true}'), ('{"replay": false, "replay_id": 4}'), ('{"replay_id": "a"}'), ('{"replay": null}');
insert into kind (payload)
select payload from (values (jsonb_build_object('text', (select string_agg(md5(n::text), '') from generate_series(1, 32768) as n)))) as large (payload)
union all select to_jsonb(string_agg(md5(n::text), '')) from generate_series(1, 32768) as n
union all select (repeat('[', 500) || repeat(']', 500))::jsonb;
select count(*) as kinds from kind \gset

create function pg_temp.enqueued(arguments text) returns bigint[] language plpgsql as $$
declare
  counts bigint[];
begin
  execute format('select array[matched, enqueued, skipped, remaining] from cortex_replay(%s)', arguments) into counts;
  return counts;
end;
$$;

insert into queue (queue_name, payload, status) select 'parse', payload, case n % 2 when 0 then 'completed' else 'failed' end from kind order by n;
select is(pg_temp.enqueued('''again'', source_queue => ''parse'', dry_run => true'), array[:kinds, :kinds, 0, 0]::bigint[], 'a payload of any kind is a job of its own');
select is((select sum(matched) from cortex_replay_preview('again', source_queue => 'parse')), :kinds::numeric, 'in the preview too');
select is((select count(*) from cortex_replay_sample('again', source_queue => 'parse', max_rows => null)), :kinds::bigint, 'and in the sample');
select is(pg_temp.enqueued('''again'', source_queue => ''parse'''), array[:kinds, :kinds, 0, 0]::bigint[], 'each is enqueued');
select bag_eq('select payload from queue where queue_name = ''again''', $$
  select case when jsonb_typeof(payload) = 'object' and not payload ?| '{replay,replay_id}' then payload || '{"replay": true, "replay_id": 1}' else payload end from kind $$,
  'with the marks of the replay where they have a place, unchanged where they have none');
select is(pg_temp.enqueued('''again'', source_queue => ''parse'''), array[:kinds, 0, :kinds, 0]::bigint[], 'while it is pending it is not enqueued again');
select is(pg_temp.enqueued('''again'', source_queue => ''parse'', max_jobs => 3'), array[:kinds, 0, :kinds, 0]::bigint[], 'whatever else is asked for');
select count(*) from cortex_claim('again', 1000) \gset
select is(pg_temp.enqueued('''again'', source_queue => ''parse'''), array[:kinds, 0, :kinds, 0]::bigint[], 'nor while it is processing');
update queue set status = 'completed' where queue_name = 'again';
select is(pg_temp.enqueued('''again'', source_queue => ''again'''), array[:kinds, :kinds, 0, 0]::bigint[], 'what was replayed is replayed again, each once');
select bag_eq('select payload - ''{replay,replay_id}''::text[] from queue where queue_name = ''again'' and status = ''pending'' and payload @> ''{"replay": true, "replay_id": 5}''',
  $$ select payload from kind where jsonb_typeof(payload) = 'object' and not payload ?| '{replay,replay_id}' $$, 'and bears the marks of the latest replay only');
select bag_eq('select payload from queue where queue_name = ''again'' and status = ''pending'' and not payload @> ''{"replay": true, "replay_id": 5}''',
  $$ select payload from kind where jsonb_typeof(payload) <> 'object' or payload ?| '{replay,replay_id}' $$, 'the others are still what they were');
select is(pg_temp.enqueued('''again'', source_queue => ''parse'''), array[:kinds, 0, :kinds, 0]::bigint[], 'a replayed job that is pending is the job that it came from');

-- In steps, with the steps' jobs completed
select replay_id from cortex_replay('steps', source_queue => 'parse', batch_size => 7) \gset
update queue set status = 'completed' where queue_name = 'steps';
insert into queue (queue_name, payload) select 'steps', payload from kind
where jsonb_typeof(payload) <> 'object' and payload not in (select payload from queue where queue_name = 'steps') limit 2;
select is((select replay_id from cortex_replay('steps', source_queue => 'parse', batch_size => 7)), :replay_id::bigint, 'the same call goes on');
select is((select array[enqueued, skipped] from cortex_resume_replay(:replay_id, all_batches => true)), array[:kinds - 2, 2]::bigint[], 'to the end; what was enqueued meanwhile is skipped');
select is((select count(distinct payload) from queue where queue_name = 'steps'), :kinds::bigint, 'nothing is missing');
select is((select count(*) from queue where queue_name = 'steps'), :kinds::bigint, 'and nothing there twice');

-- Payloads of any kind where emails are replayed into
insert into emails_raw select n, 'g' || n, now() from generate_series(1, 3) as n;
insert into queue (queue_name, payload) select 'triage', payload from kind where payload is distinct from '{"gmail_id": "g1"}';
select is(pg_temp.enqueued('''triage'', everything => true'), array[3, 3, 0, 0]::bigint[], 'a job that is about no email stops none');
select is(pg_temp.enqueued('''triage'', everything => true'), array[3, 0, 3, 0]::bigint[], 'emails are recognised among them');

-- One email, one job
truncate queue;
insert into queue (queue_name, payload, status, created_at) values
  ('parse', '{"gmail_id": "7", "kind": "text"}', 'completed', '2024-12-10'), ('parse', '{"gmail_id": 7, "kind": "number"}', 'completed', '2024-12-11'),
  ('parse', '{"gmail_id": "A"}', 'completed', '2024-12-12'), ('parse', '{"gmail_id": "a"}', 'completed', '2024-12-12');
insert into queue (queue_name, payload, status, created_at, id) values
  ('parse', '{"gmail_id": "same time", "place": 1}', 'completed', '2024-12-13', 1), ('parse', '{"gmail_id": "same time", "place": 3}', 'completed', '2024-12-13', 3), ('parse', '{"gmail_id": "same time", "place": 2}', 'completed', '2024-12-13', 2);
select is(pg_temp.enqueued('''again'', source_queue => ''parse'''), array[4, 4, 0, 0]::bigint[], 'an id may be a text or a number, and its case matters');
select bag_eq('select payload - ''{replay,replay_id}''::text[] from queue where queue_name = ''again''', $$ values
  ('{"gmail_id": 7, "kind": "number"}'::jsonb), ('{"gmail_id": "A"}'), ('{"gmail_id": "a"}'), ('{"gmail_id": "same time", "place": 3}') $$, 'with the payload of the latest job, of those of one instant the one enqueued last');
select * from finish();
rollback;
