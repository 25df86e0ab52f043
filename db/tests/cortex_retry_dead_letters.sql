\ir setup.psql
\ir queue.psql
select plan(42);

insert into dead_letter (id, original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition, job)
values
  (1, 101, 'triage',   '{"n": 1}', 3, 'Connection REFUSED',   now() - interval '9 days', now() - interval '2 hours', 'queue_a', '{"max_attempts": 7}'),
  (2, 102, 'triage',   '{"n": 2}', 3, 'is 100% broken',       now() - interval '9 days', now() - interval '2 days',  'queue_a', '{"max_attempts": null}'),
  (3, 103, 'labeling', '{"n": 3}', 3, 'is 1000 broken',       now() - interval '8 days', now() - interval '2 hours', 'queue_b', null),
  (4, 104, 'it''s "q"; drop table queue; --', '{"n": 4}', 3, null, now() - interval '8 days', now() - interval '3 hours', 'queue_b', '{}'),
  (5, 105, 'labeling', '{"n": 5}', 3, 'connection refused by peer', now() - interval '8 days', now() - interval '30 days', 'queue_b', null);

-- What it refuses
select is(pg_temp.refusal('select cortex_retry_dead_letters()'),
  'QX002 | nothing says which dead letters to retry | Give an id, a queue, a time or an error; for all of them: --all, or everything => true.',
  'no filter at all is refused');
select is(left(pg_temp.refusal('select cortex_retry_dead_letters(dry_run => true)'), 5), 'QX002', 'in a dry run too');
select is(left(pg_temp.refusal(statement), 5), 'QX001', statement)
from unnest(array[
  'select cortex_retry_dead_letters(everything => null)',
  'select cortex_retry_dead_letters(everything => true, dry_run => null)',
  'select cortex_retry_dead_letters(everything => true, batch_size => 0)',
  'select cortex_retry_dead_letters(everything => true, batch_size => -1)',
  'select cortex_retry_dead_letters(archived_within => ''0'')',
  'select cortex_retry_dead_letters(archived_within => ''-1 day'')',
  'select cortex_retry_dead_letters(archived_within => ''170000000 years'')',
  'select cortex_retry_dead_letters(error_matches => '''')']) as statement;
select is(left(pg_temp.refusal('select cortex_retry_dead_letters(letter_id => ' || id || ')'), 5), 'QX004', 'no dead letter ' || id)
from unnest(array[0, -1, 99, 9223372036854775807]) as id;

-- Dry runs and filters
select is((select count(*) from cortex_retry_dead_letters(in_queue => 'nobody')), 0::bigint, 'an unknown queue matches nothing');
select is((select count(*) from cortex_retry_dead_letters(everything => true, dry_run => true)), 5::bigint, 'a dry run is about all that match');
select is((select count(*) from cortex_retry_dead_letters(everything => true, dry_run => true, batch_size => 1)), 1::bigint, 'up to the batch size');
select results_eq('select id, queue_name, retried_as, refusal from cortex_retry_dead_letters(everything => true, dry_run => true, batch_size => 2, after_id => 2)',
  $$ values (3::bigint, 'labeling', null::bigint, null::text), (4, 'it''s "q"; drop table queue; --', null, null) $$, 'the next batch goes on after the last id, in the order of ids');
select is((select count(*) from cortex_retry_dead_letters(in_queue => 'labeling', dry_run => true)), 2::bigint, 'by queue');
select is((select count(*) from cortex_retry_dead_letters(archived_within => '24 hours', dry_run => true)), 3::bigint, 'by time');
select is((select count(*) from cortex_retry_dead_letters(error_matches => 'connection refused', dry_run => true)), 2::bigint, 'by error, whatever the case');
select is((select count(*) from cortex_retry_dead_letters(error_matches => '100%', dry_run => true)), 1::bigint, 'a percent sign is a percent sign');
select is((select count(*) from cortex_retry_dead_letters(error_matches => '_roken', dry_run => true)), 0::bigint, 'an underscore is an underscore');
select is((select count(*) from cortex_retry_dead_letters(error_matches => E'\\', dry_run => true)), 0::bigint, 'a backslash is a backslash');
select is((select count(*) from cortex_retry_dead_letters(in_queue => 'triage', archived_within => '24 hours', error_matches => 'refused', dry_run => true)), 1::bigint,
  'all filters together');
select is((select count(*) from cortex_retry_dead_letters(letter_id => 1, in_queue => 'labeling')), 0::bigint, 'an id of another queue matches nothing');
select is_empty('table queue', 'nothing has been enqueued by any of this');
select is_empty('select from dead_letter where retried_at is not null', 'nor stamped');

-- One letter
create temporary table dealt as select * from cortex_retry_dead_letters(letter_id => 1);
select results_eq('table dealt', 'select 1::bigint, ''triage'', id, null::text from queue', 'one letter is retried, and its row says as which job');
select results_eq(
  'select queue_name, payload, status, attempts, max_attempts, last_error, created_at, claimed_at, completed_at from queue',
  $$ values ('triage', '{"n": 1}'::jsonb, 'pending', 0, 7, null::text, now(), null::timestamptz, null::timestamptz) $$,
  'as a new job that is due now, with the attempts it was allowed');
select results_eq('select retried_at, retried_as from dead_letter where id = 1', 'select now(), id from queue', 'and stamped with the job it became');
select is(pg_temp.refusal('select cortex_retry_dead_letters(letter_id => 1)'),
  format('QX002 | dead letter 1 was already retried as job %s | A dead letter is retried once; if the job fails again, it becomes a dead letter of its own.', (select id from queue)),
  'a second time is refused, and says what it became');
select is(left(pg_temp.refusal('select cortex_retry_dead_letters(letter_id => 1, dry_run => true)'), 5), 'QX002', 'in a dry run too');

-- Batches
select is((select count(*) from cortex_retry_dead_letters(everything => true, batch_size => 3)), 3::bigint, 'a batch is no larger than asked for');
select results_eq('select id from cortex_retry_dead_letters(everything => true, batch_size => 3, after_id => 4)', 'values (5::bigint)', 'the next one takes the rest');
select is((select count(*) from cortex_retry_dead_letters(everything => true, batch_size => 3)), 0::bigint, 'then all is done');
select results_eq(
  'select letter.id, queue.payload = letter.payload and queue.queue_name = letter.queue_name, queue.max_attempts
   from dead_letter as letter join queue on queue.id = letter.retried_as order by letter.id',
  'values (1::bigint, true, 7), (2, true, null), (3, true, 3), (4, true, 3), (5, true, 3)',
  'each letter became the job it names; max_attempts is restored, NULL too, and the default where it was not kept');

-- The log
reset role;
select results_eq(
  'select function_name, action, target, jobs, requeued, called_by = session_user from cortex_run_log where function_name = ''cortex_retry_dead_letters'' order by run_log_id',
  $$ select 'cortex_retry_dead_letters', 'retried', target, jobs, jobs, true
     from (values (1, 'dead letter 1', 1::bigint), (2, 'all queues', 3), (3, 'all queues', 1)) as expected (place, target, jobs) order by place $$,
  'what was retried is in the run log, with who did it; dry runs and refusals are not');
set local role :"setup_owner";

-- No partition for today
drop table queue_any_day;
update dead_letter set retried_at = null;
select is(pg_temp.refusal('select cortex_retry_dead_letters(everything => true)'),
  format('QX002 | queue has no partition for today | Run "%s" or select * from %I.cortex_create_partitions();', cortex__command('partitions maintain'), :'schema'),
  'without a partition for today it says what to do');
create table queue_any_day partition of queue default;
alter table queue add constraint only_small check ((payload->>'n')::int < 3);
select results_eq('select refusal from cortex_retry_dead_letters(everything => true, dry_run => true)',
  $$ select case when n >= 3 then 'violates the check constraint "only_small" of queue' end from generate_series(1, 5) as n $$, 'a deployment''s own constraint is not mistaken for that');
alter table queue drop constraint only_small;

-- Roles
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_retry_dead_letters(letter_id => 1)'), '42501', 'a viewer may not');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_retry_dead_letters(letter_id => 1)'), 'done', 'an operator may');

select * from finish();
rollback;
