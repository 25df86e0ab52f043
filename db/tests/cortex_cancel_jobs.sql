\ir setup.psql
\ir queue.psql
select plan(22);

insert into queue (id, queue_name, payload, status, created_at) values
  (1, 'triage', '{}', 'pending', now() - interval '3 days'), (2, 'triage', '{}', 'pending', now() - interval '1 hour'),
  (3, 'parse', '{}', 'pending', now() - interval '2 hours'), (4, 'triage', '{}', 'processing', now()), (5, 'triage', '{}', 'failed', now());
create temporary table original as select * from queue;

select is(pg_temp.refusal('select cortex_cancel_jobs()'),
  'QX002 | nothing says which pending jobs to cancel | Give an id, a queue or a time; for all of them: --all, or everything => true.', 'no filter at all is refused');
select is(left(pg_temp.refusal('select cortex_cancel_jobs(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['everything => null', 'job_id => 1, dry_run => null', 'job_id => 1, batch_size => 0', 'created_within => ''0''', 'created_within => ''100000000 years''']) as argument;
select is(left(pg_temp.refusal('select cortex_cancel_jobs(job_id => 99)'), 5), 'QX004', 'a job that is not there');
select is(pg_temp.refusal('select cortex_cancel_jobs(job_id => 4)'), 'QX002 | job 4 is processing, not pending | Only a job that is pending can be taken.', 'a job that is being worked on is not cancelled');
select is(cortex_cancel_jobs(everything => true, dry_run => true, batch_size => 1), 3::bigint, 'a dry run counts all that match');
select is(cortex_cancel_jobs(in_queue => 'triage', dry_run => true), 2::bigint, 'by queue');
select is(cortex_cancel_jobs(created_within => '3 hours', dry_run => true), 2::bigint, 'by time');
select is(cortex_cancel_jobs(in_queue => 'triage', created_within => '3 hours', dry_run => true), 1::bigint, 'both together');
select is(cortex_cancel_jobs(in_queue => 'nobody'), 0::bigint, 'an unknown queue matches nothing');
select set_eq('table queue', 'table original', 'nothing has been changed by any of this');

select is(cortex_cancel_jobs(job_id => 2), 1::bigint, 'one job is cancelled');
select results_eq('select status, completed_at from queue where id = 2', $$ values ('cancelled', now()) $$, 'and when is on record');
select is(cortex_cancel_jobs(everything => true, batch_size => 1), 1::bigint, 'a batch is no larger than asked for');
select is(cortex_cancel_jobs(everything => true), 1::bigint, 'then the rest');
select is(cortex_cancel_jobs(everything => true), 0::bigint, 'then all is done');
select results_eq('select id, status from queue order by id',
  $$ values (1::bigint, 'cancelled'), (2, 'cancelled'), (3, 'cancelled'), (4, 'processing'), (5, 'failed') $$, 'only pending jobs were cancelled');
select results_eq('select action, target, jobs from cortex_run_log where function_name = ''cortex_cancel_jobs'' order by run_log_id',
  $$ values ('cancelled', 'job 2', 1::bigint), ('cancelled', 'all queues', 1), ('cancelled', 'all queues', 1) $$, 'the run log has it');
select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_cancel_jobs(everything => true)'), pg_temp.outcome_as('cortex_operator', 'select cortex_cancel_jobs(everything => true)')],
  array['42501', 'done'], 'an operator may, a viewer may not');
select * from finish();
rollback;
