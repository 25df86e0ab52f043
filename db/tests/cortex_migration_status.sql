\ir setup.psql
\ir plain_queue.psql
select plan(6);

select is_empty('select * from cortex_migration_status()', 'no move, no row');
select isnt(cortex_migration_start(), null, 'one begins');
select results_eq('select strategy, phase, rolling_back, jobs, started_by, finished_at from cortex_migration_status()',
  $$ values ('copy', 'create', false, 40::bigint, session_user::text collate "default", null::timestamptz) $$, 'and is shown');
select pg_temp.go_on('copy') \gset go_
update queue set status = 'cancelled';
select results_eq('select phase, done, total, copied, waiting, verified from cortex_migration_status()', $$ values ('copy', 0::bigint, 40::bigint, 0::bigint, 40::bigint, 0::bigint) $$,
  'with the changes that wait');
select pg_temp.go_on() \gset go_
select results_eq('select phase, copied, applied, waiting, verified, swap_held > ''0'', swapped_at from cortex_migration_status()',
  $$ values ('swapped', 40::bigint, 40::bigint, 0::bigint, 40::bigint, true, now()) $$, 'what it has done');
select cortex_migration_drop_old() \gset
select results_eq('select phase, waiting, finished_at > started_at from cortex_migration_status()', $$ values ('dropped', null::bigint, true) $$, 'also when it is over');

select * from finish();
rollback;
