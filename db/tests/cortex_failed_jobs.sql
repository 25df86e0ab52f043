\ir setup.psql
\ir queue.psql
select plan(16);

insert into queue (id, queue_name, payload, status, attempts, last_error, created_at, claimed_at, completed_at) values
  (1, 'triage', '{"n": 1}', 'failed', 3, 'Connection REFUSED', now() - interval '3 days', now() - interval '2 days', now() - interval '5 hours'),
  (2, 'triage', '{"n": 2}', 'failed', 3, 'is 100% broken', now() - interval '3 days', now() - interval '2 hours', null),
  (3, 'parse',  '{"n": 3}', 'failed', 3, null, now() - interval '1 day', null, null),
  (4, 'triage', '{"n": 4}', 'pending', 1, 'connection refused', now(), null, null);

select results_eq('select * from cortex_failed_jobs(max_rows => 1)',
  $$ values (2::bigint, 'triage', '{"n": 2}'::jsonb, 3, 3, 'is 100% broken', now() - interval '3 days', now() - interval '2 hours') $$,
  'the latest failure comes first; without completed_at it was when the job was claimed');
select results_eq('select id, failed_at from cortex_failed_jobs()',
  $$ values (2::bigint, now() - interval '2 hours'), (1, now() - interval '5 hours'), (3, now() - interval '1 day') $$, 'jobs that have not failed are left out');
select results_eq('select id from cortex_failed_jobs(in_queue => ''parse'')', 'values (3::bigint)', 'by queue');
select results_eq('select id from cortex_failed_jobs(failed_within => ''6 hours'')', 'values (2::bigint), (1)', 'by time');
select results_eq('select id from cortex_failed_jobs(error_matches => ''refused'')', 'values (1::bigint)', 'by error, whatever the case');
select results_eq('select id from cortex_failed_jobs(error_matches => ''100%'')', 'values (2::bigint)', 'a percent sign is a percent sign');
select is_empty('select id from cortex_failed_jobs(error_matches => ''_roken'')', 'an underscore is an underscore');
select results_eq('select id from cortex_failed_jobs(''triage'', ''3 hours'', ''BROKEN'')', 'values (2::bigint)', 'all together');
select is((select count(*) from cortex_failed_jobs(max_rows => null)), 3::bigint, 'NULL lists all');
select is_empty('select * from cortex_failed_jobs(in_queue => ''nobody'')', 'an unknown queue has none');

select is(left(pg_temp.refusal('select * from cortex_failed_jobs(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['failed_within => ''0''', 'failed_within => ''-1 day''', 'failed_within => ''100000000 years''', 'error_matches => ''''', 'max_rows => 0']) as argument;
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_failed_jobs()'), 'done', 'a viewer may');
select * from finish();
rollback;
