\ir setup.psql
\ir queue.psql
select plan(24);

insert into dead_letter (id, original_id, queue_name, payload, attempts, created_at, failed_at, archived_from_partition, retried_at)
select n, n, case n % 2 when 0 then 'even' else 'odd' end, '{}', 3, now() - interval '1 year', now() - n * interval '10 days', 'queue_x', case when n = 6 then now() end
from generate_series(1, 6) as n;

select is(left(pg_temp.refusal(statement), 5), 'QX001', statement)
from unnest(array[
  'select cortex_purge_dead_letters(null)',
  'select cortex_purge_dead_letters(''-1 second'')',
  'select cortex_purge_dead_letters(''100000000 years'')',
  'select cortex_purge_dead_letters(''1 day'', batch_size => 0)',
  'select cortex_purge_dead_letters(''1 day'', batch_size => -1)',
  'select cortex_purge_dead_letters(''1 day'', dry_run => null)']) as statement;
select is(pg_temp.refusal('select cortex_purge_dead_letters(null)'),
  'QX001 | older_than must be between 0 and 1000 years, got NULL | For example: older_than => interval ''30 days''.', 'and says what it wants');
select is((select count(*) from dead_letter), 6::bigint, 'a refusal deletes nothing');

select is(cortex_purge_dead_letters('30 days', dry_run => true), 3::bigint, 'a dry run counts');
select is(cortex_purge_dead_letters('25 days', in_queue => 'odd', dry_run => true, batch_size => 1), 2::bigint, 'all that match, of one queue');
select is((select count(*) from dead_letter), 6::bigint, 'and deletes nothing');
select is(cortex_purge_dead_letters('0', in_queue => 'nobody'), 0::bigint, 'an unknown queue matches nothing');
select is(cortex_purge_dead_letters('45 days', batch_size => 1), 1::bigint, 'a batch is no larger than asked for');
select bag_eq('select id from dead_letter', 'values (1::bigint), (2), (3), (4), (5)', 'the oldest goes first, retried or not');
select is(cortex_purge_dead_letters('45 days', batch_size => 1), 1::bigint, 'then the next');
select is(cortex_purge_dead_letters('45 days', batch_size => 1), 0::bigint, 'then all is done');
select is(cortex_purge_dead_letters('30 days', batch_size => null), 1::bigint, 'age is that of the letter, not of the job');
select is(cortex_purge_dead_letters('1 day', in_queue => 'even'), 1::bigint, 'of one queue only');
select bag_eq('select id from dead_letter', 'values (1::bigint), (3)', 'the others stay');
select is(cortex_purge_dead_letters('0'), 2::bigint, 'older than nothing is everything');
select results_eq(
  'select action, target, jobs, detail from cortex_run_log where function_name = ''cortex_purge_dead_letters'' order by run_log_id',
  $$ values ('purged', 'all queues', 1::bigint, 'archived more than 45 days ago'), ('purged', 'all queues', 1, 'archived more than 45 days ago'),
       ('purged', 'all queues', 1, 'archived more than 30 days ago'), ('purged', 'even', 1, 'archived more than 1 day ago'), ('purged', 'all queues', 2, 'archived more than 00:00:00 ago') $$,
  'what was purged is in the run log');
select is((select count(distinct run_id) from cortex_run_log where function_name = 'cortex_purge_dead_letters'), 5::bigint, 'each call is a run');

select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_purge_dead_letters(''1 day'')'), '42501', 'a viewer may not');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_purge_dead_letters(''1 day'')'), '42501', 'nor an operator: what is purged is gone');

select * from finish();
rollback;
