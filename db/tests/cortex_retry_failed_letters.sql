-- Failed jobs that another tool copied to dead_letter without taking them out of queue: whoever retries them, and in whatever order
-- maintenance finds them, each is enqueued again once.
\ir setup.psql
\ir partitions.psql
select plan(14);

select pg_temp.add_days(-9, -9);
select pg_temp.add_days(0, 0);
select pg_temp.add_jobs(-9, 'failed', 4);
create temporary table original as select id, queue_name, payload, created_at, row_number() over (order by id) as n from queue where status = 'failed';
insert into dead_letter (id, original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition)
select n, id, queue_name, payload, 3, 'boom', created_at, now(), 'elsewhere' from original where n <= 3;
create function pg_temp.job(nth bigint) returns bigint language sql as 'select id from original where n = nth';

select is((select count(retried_as) from cortex_retry_dead_letters(letter_id => 1)), 1::bigint, 'a letter is retried');
select is((select count(retried_as) from cortex_retry_dead_letters(letter_id => 2)), 1::bigint, 'and another');
select is(cortex_retry_failed(everything => true, dry_run => true), 1::bigint, 'their jobs, and those whose letters wait, are not for a retry in the queue any more');
select is(pg_temp.refusal(format('select cortex_retry_failed(job_id => %s)', pg_temp.job(1))),
  format('QX002 | job %s was retried as a dead letter, and became job %s | A job is retried once; this row of it was left behind, and goes with its partition.',
    pg_temp.job(1), (select retried_as from dead_letter where id = 1)), 'who asks for one hears what became of it');
select is(left(pg_temp.refusal(format('select cortex_retry_failed(job_id => %s, dry_run => true)', pg_temp.job(1))), 5), 'QX002', 'in a dry run too');
select is(pg_temp.refusal(format('select cortex_retry_failed(job_id => %s)', pg_temp.job(3))),
  format('QX002 | job %s is a dead letter already | Retry that: "%s" or select * from %I.cortex_retry_dead_letters(3);', pg_temp.job(3), cortex__command('dead-letter retry --id 3'), :'schema'),
  'or where to retry it');
select is(cortex_retry_failed(job_id => pg_temp.job(4)), 1::bigint, 'one without a letter is retried as ever');
update queue set status = 'failed', attempts = 4, claimed_at = now(), completed_at = now() where id = pg_temp.job(4);
update dead_letter set payload = '{"another": "job"}' where id = 2;
select is(cortex_retry_failed(everything => true, dry_run => true), 2::bigint, 'the letter of another job with this id and time does not count');
update dead_letter set payload = (select payload from original where n = 2) where id = 2;

select results_eq('select pg_temp.summary(''select * from cortex_maintain_partitions(7, 0)'')', $$ values ('exists 0d'), ('dropped -9d 4 4 0') $$,
  'maintenance finds all four rows');
select results_eq('select id, retried_at is null, original_id = pg_temp.job(id) from dead_letter where id <= 3 order by id', 'values (1::bigint, false, true), (2, false, true), (3, true, true)',
  'what was retried stays retried, what waits waits');
select is((select count(*) from dead_letter), 4::bigint, 'no job has two letters');
select is((select count(retried_as) from cortex_retry_dead_letters(everything => true)), 2::bigint, 'the two that were not retried as letters are');
select is((select count(*) from cortex_retry_dead_letters(everything => true)), 0::bigint, 'and that is all');
select is((select count(*) from queue where status = 'pending'), 4::bigint, 'four jobs');

select * from finish();
rollback;
