\ir setup.psql
\ir queue.psql
\ir emails.psql
select plan(8);
insert into emails_raw select n, 'g' || n, '2024-12-31 00:00+00'::timestamptz - n * interval '1 hour' from generate_series(1, 50) as n;
insert into classifications (email_id, action_taken, classified_at) select n, '{"label": "A"}', now() from generate_series(1, 49) as n;
insert into queue (queue_name, payload) values ('triage', '{"gmail_id": "g48"}');

select results_eq('select * from cortex_replay_sample(''triage'', everything => true, max_rows => 3)', $$ values
  ('g50', '50', null, '2024-12-31 00:00+00'::timestamptz - interval '50 hours', false),
  ('g49', '49', 'A', '2024-12-31 00:00+00'::timestamptz - interval '49 hours', false),
  ('g48', '48', 'A', '2024-12-31 00:00+00'::timestamptz - interval '48 hours', true) $$, 'the oldest first, and which would be skipped');
select is((select count(*) from cortex_replay_sample('triage', 'A')), 10::bigint, 'ten unless asked otherwise');
select is((select count(*) from cortex_replay_sample('triage', 'A', max_rows => null)), 49::bigint, 'NULL lists all');
select is((select count(*) from cortex_replay_sample('triage', 'A', allow_duplicates => true, max_rows => null) where duplicate), 0::bigint, 'none is skipped when duplicates are allowed');
select is(left(pg_temp.refusal('select * from cortex_replay_sample(''triage'')'), 5), 'QX002', 'no filter at all is refused');
select is(left(pg_temp.refusal('select * from cortex_replay_sample(''triage'', ''A'', max_rows => 0)'), 5), 'QX001', 'no rows at all too');
select results_eq('select gmail_id from cortex_replay_sample(''triage'', received_within => now() - ''2024-12-30 21:30+00'', older_than => now() - ''2024-12-30 22:30+00'')', $$ values ('g2') $$, 'by how long ago');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_replay_sample(''triage'', ''A'')'), 'done', 'a viewer may');
select * from finish();
rollback;
