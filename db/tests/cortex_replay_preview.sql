\ir setup.psql
\ir queue.psql
\ir emails.psql
select plan(9);
set local timezone = 'Asia/Tokyo';
insert into emails_raw select n, 'g' || n, '2024-12-01 00:00+00'::timestamptz + n * interval '10 hours' from generate_series(0, 5) as n;
insert into classifications (email_id, action_taken, classified_at) select n, jsonb_build_object('label', case n % 2 when 0 then 'A' else 'B' end), now() from generate_series(0, 4) as n;
insert into queue (queue_name, payload, status) values ('triage', '{"gmail_id": "g0"}', 'processing'), ('triage', '{"gmail_id": "g1"}', 'completed');

select results_eq('select * from cortex_replay_preview(''triage'', everything => true)', $$ values
  ('A', date '2024-12-01', 2::bigint, 1::bigint), ('A', '2024-12-02', 1, 0), ('B', '2024-12-01', 1, 0), ('B', '2024-12-02', 1, 0), (null, '2024-12-03', 1, 0) $$,
  'by label and UTC day, and how many of them are in the queue already');
select results_eq('select * from cortex_replay_preview(''triage'', ''A'', allow_duplicates => true)', $$ values ('A', date '2024-12-01', 2::bigint, 0::bigint), ('A', '2024-12-02', 1, 0) $$, 'of one label');
select is_empty('select * from cortex_replay_preview(''triage'', ''C'')', 'an unknown label has none');
select results_eq('select sum(matched), sum(matched - duplicates), sum(duplicates) from cortex_replay_preview(''triage'', everything => true)',
  'select sum(matched), sum(enqueued), sum(skipped) from cortex_replay(''triage'', everything => true, dry_run => true)', 'the numbers of the dry run');
select results_eq('select sum(matched), sum(matched - duplicates), sum(duplicates) from cortex_replay_preview(''triage'', ''A'')',
  'select sum(matched), sum(enqueued), sum(skipped) from cortex_replay(''triage'', ''A'')', 'and of the run');
select is(left(pg_temp.refusal('select * from cortex_replay_preview(''triage'')'), 5), 'QX002', 'no filter at all is refused');
select is(left(pg_temp.refusal('select * from cortex_replay_preview(null, ''A'')'), 5), 'QX001', 'so is no queue');
select is((select sum(matched) from cortex_replay_preview('triage', received_within => now() - '2024-12-02 00:00+00', older_than => now() - '2024-12-03 00:00+00')), 2::numeric, 'by how long ago');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_replay_preview(''triage'', ''A'')'), 'done', 'a viewer may');
select * from finish();
rollback;
