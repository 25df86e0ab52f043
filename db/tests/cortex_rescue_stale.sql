\ir setup.psql
\ir queue.psql
select plan(21);

insert into queue (id, queue_name, payload, status, attempts, max_attempts, created_at, claimed_at) values
  (1, 'triage', '{}', 'processing', 1, 3, now() - interval '5 hours', now() - interval '31 minutes'),
  (2, 'triage', '{}', 'processing', 3, 3, now() - interval '5 hours', now() - interval '2 hours'),
  (3, 'triage', '{}', 'processing', 1, 3, now() - interval '5 hours', now() - interval '29 minutes'),
  (4, 'parse',  '{}', 'processing', null, null, now() - interval '5 hours', now() - interval '3 hours'),
  (5, 'parse',  '{}', 'processing', 1, 3, now() - interval '1 hour', null),
  (6, 'parse',  '{}', 'processing', 1, 3, now() - interval '1 minute', null),
  (7, 'parse',  '{}', 'completed', 1, 3, now() - interval '5 hours', now() - interval '3 hours'),
  (8, 'parse',  '{}', 'pending', 1, 3, now() - interval '5 hours', now() - interval '3 hours');
create temporary table original as select * from queue;

select results_eq('select * from cortex_rescue_stale(dry_run => true)', $$ values ('parse', 2::bigint, 0::bigint), ('triage', 1, 1) $$,
  'a dry run counts those claimed more than half an hour ago; without a time of claim, created');
select results_eq('select * from cortex_rescue_stale(''2 hours 30 minutes'', dry_run => true)', $$ values ('parse', 1::bigint, 0::bigint) $$, 'older than asked for');
select results_eq('select * from cortex_rescue_stale(in_queue => ''triage'', dry_run => true)', $$ values ('triage', 1::bigint, 1::bigint) $$, 'of one queue');
select is_empty('select * from cortex_rescue_stale(in_queue => ''nobody'')', 'of an unknown queue none');
select set_eq('table queue', 'table original', 'nothing has been changed by any of this');

select results_eq('select * from cortex_rescue_stale(batch_size => 1)', $$ values ('parse', 1::bigint, 0::bigint) $$, 'a batch is no larger than asked for; the longest claimed goes first');
select results_eq('select * from cortex_rescue_stale()', $$ values ('parse', 1::bigint, 0::bigint), ('triage', 1, 1) $$, 'then the rest');
select is_empty('select * from cortex_rescue_stale()', 'then all is done');
select results_eq('select id, status, attempts, claimed_at is null, completed_at from queue order by id', $$ values
  (1::bigint, 'pending', 1, true, null::timestamptz), (2, 'failed', 3, false, now()), (3, 'processing', 1, false, null), (4, 'pending', null, true, null),
  (5, 'pending', 1, true, null), (6, 'processing', 1, true, null), (7, 'completed', 1, false, null), (8, 'pending', 1, false, null) $$,
  'pending with attempts left, failed without; the others are as they were');
select is((select last_error from queue where id = 2), 'rescued: not finished within 00:30:00 of being claimed', 'and the error says why');
select results_eq('select action, target, jobs, requeued from cortex_run_log where function_name = ''cortex_rescue_stale'' order by run_log_id',
  $$ values ('rescued', 'parse', 1::bigint, 1::bigint), ('rescued', 'parse', 1, 1), ('rescued', 'triage', 2, 1) $$, 'the run log has it');

select is(left(pg_temp.refusal('select * from cortex_rescue_stale(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['null', '''-1 minute''', '''100000000 years''', 'batch_size => 0', 'dry_run => null']) as argument;
select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_rescue_stale()'), pg_temp.outcome_as('cortex_operator', 'select cortex_rescue_stale()')],
  array['42501', 'done'], 'an operator may, a viewer may not');

-- A plain queue with undated jobs
drop table queue;
create table queue (like original);
insert into queue (id, queue_name, payload, status, claimed_at) values (1, 'triage', '{}', 'processing', now() - interval '1 day');
select results_eq('select * from cortex_rescue_stale()', $$ values ('triage', 1::bigint, 0::bigint) $$, 'undated jobs are rescued too');
select is((select status from queue), 'pending', 'really');
alter table queue alter last_error type varchar(20) using null;
update queue set status = 'processing', claimed_at = now() - interval '1 day';
select results_eq('select * from cortex_rescue_stale()', $$ values ('triage', 1::bigint, 0::bigint) $$, 'those whose errors have little room, too');
select is((select last_error::text from queue), 'rescued: not finishe', 'with as much of it as fits');
select * from finish();
rollback;
