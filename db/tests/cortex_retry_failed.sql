\ir setup.psql
\ir queue.psql
select plan(29);

insert into queue (id, queue_name, payload, status, attempts, max_attempts, last_error, created_at, claimed_at, completed_at) values
  (1, 'triage', '{}', 'failed', 3, 3, 'Connection REFUSED', now() - interval '3 days', now() - interval '2 days', now() - interval '5 hours'),
  (2, 'triage', '{}', 'failed', 1, 5, 'is 100% broken', now() - interval '2 days', now() - interval '2 hours', null),
  (3, 'parse',  '{}', 'failed', null, null, null, now() - interval '1 day', null, null),
  (4, 'triage', '{}', 'completed', 1, 3, 'refused', now(), now(), now()),
  (5, 'triage', '{}', 'pending', 1, 3, 'refused', now(), null, null);
create temporary table original as select * from queue;

select is(pg_temp.refusal('select cortex_retry_failed()'),
  'QX002 | nothing says which failed jobs to retry | Give an id, a queue, a time or an error; for all of them: --all, or everything => true.', 'no filter at all is refused');
select is(left(pg_temp.refusal('select cortex_retry_failed(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['everything => null', 'job_id => 1, dry_run => null', 'job_id => 1, batch_size => 0', 'failed_within => ''0''', 'error_matches => '''''])
  as argument;
select is(left(pg_temp.refusal('select cortex_retry_failed(job_id => ' || id || ')'), 5), 'QX004', 'no job ' || id) from unnest(array[0, -1, 99, 9223372036854775807]) as id;
select is(pg_temp.refusal('select cortex_retry_failed(job_id => 4)'), 'QX002 | job 4 is completed, not failed | Only a job that is failed can be taken.', 'a completed job cannot be retried');
select is(left(pg_temp.refusal('select cortex_retry_failed(job_id => 5, dry_run => true)'), 5), 'QX002', 'nor a pending one, in a dry run either');
select is(cortex_retry_failed(in_queue => 'nobody'), 0::bigint, 'an unknown queue matches nothing');

select is(cortex_retry_failed(everything => true, dry_run => true, batch_size => 1), 3::bigint, 'a dry run counts all that match');
select is(cortex_retry_failed(in_queue => 'triage', dry_run => true), 2::bigint, 'by queue');
select is(cortex_retry_failed(failed_within => '3 hours', dry_run => true), 1::bigint, 'by time');
select is(cortex_retry_failed(error_matches => 'refused', dry_run => true), 1::bigint, 'by error');
select is(cortex_retry_failed(in_queue => 'parse', error_matches => 'refused', dry_run => true), 0::bigint, 'all filters together');
select set_eq('table queue', 'table original', 'nothing has been changed by any of this');

select is(cortex_retry_failed(job_id => 1), 1::bigint, 'one job is retried');
select results_eq('select id, status, attempts, max_attempts, last_error, created_at, claimed_at, completed_at from queue where id = 1',
  $$ values (1::bigint, 'pending', 3, 4, 'Connection REFUSED', now() - interval '3 days', null::timestamptz, null::timestamptz) $$,
  'the same job, with one more attempt than it had; the error stays on record');
select results_eq('select id, attempts, max_attempts from cortex_claim(''triage'')', 'values (1::bigint, 4, 4)', 'it can be claimed');
select is(cortex_fail(1, now() - interval '3 days', 4, 'again'), 'failed', 'and fail, once');
select is(cortex_retry_failed(everything => true, batch_size => 2), 2::bigint, 'a batch is no larger than asked for');
select is(cortex_retry_failed(everything => true, batch_size => null), 1::bigint, 'then the rest');
select is(cortex_retry_failed(everything => true), 0::bigint, 'then all is done');
select results_eq('select id, status, attempts, max_attempts from queue order by id',
  $$ values (1::bigint, 'pending', 4, 5), (2, 'pending', 1, 5), (3, 'pending', null, null), (4, 'completed', 1, 3), (5, 'pending', 1, 3) $$,
  'attempts that are left are not added to; the others are as they were');
select results_eq('select target, jobs, requeued from cortex_run_log where function_name = ''cortex_retry_failed'' order by run_log_id',
  $$ values ('job 1', 1::bigint, 1::bigint), ('all queues', 2, 2), ('all queues', 1, 1) $$, 'the run log has it');
select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_retry_failed(everything => true)'), pg_temp.outcome_as('cortex_operator', 'select cortex_retry_failed(everything => true)')],
  array['42501', 'done'], 'an operator may, a viewer may not');
select * from finish();
rollback;
