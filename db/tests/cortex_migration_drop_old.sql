\ir setup.psql
\ir plain_queue.psql
select plan(12);

select is(pg_temp.refusal('select cortex_migration_drop_old()'),
  'QX002 | there is no old table to drop | The old table can be dropped once the tables have been swapped.', 'without a move');
select isnt(cortex_migration_start(), null, 'a move begins');
select is(pg_temp.refusal('select cortex_migration_drop_old()'),
  'QX002 | there is no old table to drop: the move is in phase create | The old table can be dropped once the tables have been swapped.', 'before the swap');
select is(pg_temp.go_on(), 'swapped', 'after it');
create view on_old as select * from queue_old;
select is(left(pg_temp.refusal('select cortex_migration_drop_old()'), 5), '2BP01', 'not when something was made to depend on it');
drop view on_old;
select is(cortex_migration_drop_old() ~ '^queue_old is dropped, \d+ kB are free$', true, 'it is dropped');
select hasnt_table('queue_old', 'and gone');
insert into queue (queue_name, payload) values ('triage', '{}');
select is((select max(id) from queue), 41, 'the sequence is not');
select is(left(pg_temp.refusal('select cortex_migration_rollback()'), 5), 'QX002', 'there is no way back');
select is(left(pg_temp.refusal('select cortex_migration_drop_old()'), 5), 'QX002', 'nothing to drop');
select is(pg_temp.refusal('select cortex_migration_start()') like 'QX002 | queue is partitioned already | %', true, 'nothing to move');
select results_eq('select action from cortex_run_log where function_name = ''cortex_migration_drop_old'' and started_at >= now()', array['dropped'], 'the run log knows');

select * from finish();
rollback;
