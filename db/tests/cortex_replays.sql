\ir setup.psql
\ir queue.psql
\ir emails.psql
select plan(10);
truncate cortex_replay_run, cortex_replay_batch restart identity;
insert into emails_raw select n, 'g' || n, now() from generate_series(1, 20) as n;

select is_empty('select * from cortex_replays()', 'none yet');
set local application_name = 'the test';
select count(*) from cortex_replay('triage', received_since => '2024-12-01 09:00+09', gmail_ids => array['g1', 'it''s'], batch_size => 5, max_jobs => 3, allow_duplicates => true) \gset
select count(*) from cortex_replay('parse', gmail_ids => array(select 'g' || n from generate_series(1, 20) as n), batch_size => 5) \gset
select count(*) from cortex_replay('parse', source_queue => 'triage', in_label => 'X', everything => true) \gset
select results_eq('select replay_id, queue_name, matched, enqueued, skipped, remaining, state, finished_at is null, application, called_by = session_user from cortex_replays()', $$ values
  (3::bigint, 'parse', 0::bigint, 0::bigint, 0::bigint, 0::bigint, 'finished', false, 'the test', true),
  (2, 'parse', 20, 5, 0, 15, 'unfinished', true, 'the test', true), (1, 'triage', 1, 1, 0, 0, 'unfinished', true, 'the test', true) $$,
  'the latest first, and how far they have come; what matched nothing is finished, what runs in steps not until a step finds nothing');
select is((select filter from cortex_replays() where replay_id = 1), '{"since": "2024-12-01T00:00:00+00:00", "gmail_ids": ["g1", "it''s"], "limit": 3, "allow_duplicates": true}', 'what was asked for, in UTC');
select is((select filter from cortex_replays() where replay_id = 2), jsonb_build_object('gmail_ids', jsonb_build_object('count', 20, 'md5', md5(array(select 'g' || n from generate_series(1, 20) as n)::text))), 'many ids are not kept one by one');
select is((select filter from cortex_replays() where replay_id = 3), '{"label": "X", "from_queue": "triage", "everything": true}', 'jobs of a queue');
select count(*) from cortex_replay('parse', received_within => '7 days', older_than => '90 minutes') \gset
select is((select filter from cortex_replays(1)), '{"received_within": "7 days", "older_than": "01:30:00"}', 'a window that moves with the time, as it was given');
select is((select count(*) from cortex_replays(1)), 1::bigint, 'as many as asked for');
select is((select count(*) from cortex_replays(null)), 4::bigint, 'NULL lists all');
select is(left(pg_temp.refusal('select * from cortex_replays(0)'), 5), 'QX001', 'no rows at all are refused');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_replays()'), 'done', 'a viewer may');
select * from finish();
rollback;
