\ir setup.psql
\ir emails.psql
select plan(10);
insert into emails_raw select n, 'g' || n, now() from generate_series(1, 10) as n;
insert into classifications (email_id, action_taken, classified_at)
select n, jsonb_build_object('label', (array['Cortex/Commercial', 'Cortex/Unknown', 'Receipts', 'Cortex/Commercial'])[1 + n % 4]), now() from generate_series(1, 9) as n;

select results_eq('select * from cortex_replay_labels()', $$ values ('Cortex/Commercial', 4::bigint, null::double precision), ('Cortex/Unknown', 3, null), ('Receipts', 2, null) $$,
  'the most frequent first; emails without a label count for none');
select is((select label from cortex_replay_labels('cortex/comercial', 1)), 'Cortex/Commercial', 'the nearest first: a letter missing');
select is((select label from cortex_replay_labels('Unknown', 1)), 'Cortex/Unknown', 'a part');
select is((select label from cortex_replay_labels('recepits', 1)), 'Receipts', 'letters swapped');
select is((select similarity from cortex_replay_labels('RECEIPTS', 1)), 1::double precision, 'case aside the same');
select is((select count(*) from cortex_replay_labels('', null)), 3::bigint, 'nothing is like nothing, but fails nowhere');
select is((select array_agg(label) from cortex_replay_labels('%_\', 1)), array['Cortex/Commercial'], 'nor do signs that mean something elsewhere');
select is((select similarity from cortex_replay_labels('zzz', 1)), 0::double precision, 'without anything in common the similarity is 0');
select is(left(pg_temp.refusal('select * from cortex_replay_labels(max_rows => 0)'), 5), 'QX001', 'no rows at all are refused');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_replay_labels()'), 'done', 'a viewer may');
select * from finish();
rollback;
