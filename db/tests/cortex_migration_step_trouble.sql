-- What can come in between.
\ir setup.psql
\ir plain_queue.psql
select plan(27);

-- queue is truncated
select cortex_migration_start() \gset
select is(pg_temp.go_on('copy'), 'copy', 'while jobs are copied');
select cortex_migration_step(10) \gset step_
truncate queue;
insert into queue (queue_name, payload) values ('triage', '{"after": 1}');
select is(pg_temp.go_on('swap', 10), 'swap', 'queue is truncated');
select results_eq('select payload from queue_new', array['{"after": 1}'::jsonb], 'then the copy is what queue is');
truncate queue;
insert into queue (queue_name, payload) values ('triage', '{"after": 2}');
select is((cortex_migration_step()).detail, 'queue was truncated: begins again', 'once more before the swap');
select is(pg_temp.go_on(), 'swapped', 'it is swapped all the same');
select results_eq('select payload from queue', array['{"after": 2}'::jsonb], 'and nothing is left of what was there before');
select is(cortex_migration_rollback(), 'capture', 'it can be led back');
select is(pg_temp.go_on(), 'rolled back', 'to the plain table');
select is((select count(*) from cortex_migration_status() where swapped_at is not null and finished_at is not null), 1::bigint, 'which ends it');

-- queue is altered
select cortex_migration_start() \gset
select is(pg_temp.go_on('verify'), 'verify', 'while jobs are verified');
alter table queue add column late int;
select is(pg_temp.refusal('select cortex_migration_step()'),
  format('QX002 | columns, constraints or indexes of queue were changed since the move began | Run "%s", then begin again.', cortex__command('migrate-queue --rollback')), 'a column is added');
alter table queue drop column late;
create index late on queue (attempts);
select is(left(pg_temp.refusal('select cortex_migration_step()'), 5), 'QX002', 'or an index');
drop index late;
select is((cortex_migration_step()).phase, 'verify', 'without it the move goes on');
select is(pg_temp.go_on('swap'), 'swap', 'until the swap');

-- The copy differs, a job is dated wrongly
select is(pg_temp.refusal('insert into queue (queue_name, payload, created_at) values (''triage'', ''{}'', now() + interval ''2 months''); select cortex_migration_step()')
  like 'QX002 | job % was given created_at %, which is too far ahead for a partition | Correct created_at of that job, then run it again.', true, 'a job of the far future stops it');
insert into queue (queue_name, payload, created_at) values ('triage', '{}', now() + interval '20 days'), ('triage', '{}', now() - interval '20 years');
select is(pg_temp.go_on(), 'swapped', 'other times have partitions made for them');
select is((select count(*) from cortex_partitions() where lower_bound <= now() + interval '20 days' and upper_bound > now() + interval '20 days'), 1::bigint, 'one for that day');
select is((select count(*) from queue_legacy), 1::bigint, 'queue_legacy is kept for a job that is older than all');
select cortex_migration_rollback(), pg_temp.go_on() \gset

select cortex_migration_start() \gset
select is(pg_temp.go_on('verify'), 'verify', 'while jobs are verified');
update queue_new set last_error = 'spoiled' where id = (select min(id) from queue_new);
select is(pg_temp.refusal('select cortex_migration_step()') like 'QX002 | the tables differ between ids %: 1 jobs of % in queue, 1 in the other table | Nothing was swapped. %',
  true, 'a copy that differs is found');
select cortex_migration_rollback(), pg_temp.go_on() \gset

-- Attach, and midnight comes
delete from queue where created_at > now();
select cortex_migration_start('attach') \gset
select is(pg_temp.go_on('swap'), 'swap', 'before the swap');
update cortex_migration set wide_until = now() + interval '5 hours' where finished_at is null;
select is((cortex_migration_step()).detail, 'midnight is near: begins again with a later bound', 'the bound comes near');
select hasnt_table('queue_new', 'what was made for it is gone');
select is(pg_temp.go_on(), 'swapped', 'it is done with a later one');
select cmp_ok((select upper_bound from cortex_partitions() where partition_name = 'queue_legacy'), '>', now() + interval '1 day', 'which is far enough');
select is((select count(*) from pg_constraint where conname = 'cortex_migration_bound'), 0::bigint, 'and leaves no constraint');
insert into queue (queue_name, payload, created_at) select 'triage', '{}', now() + interval '3 days' from generate_series(1, 10001);
select is(pg_temp.refusal('select cortex_migration_rollback()') like 'QX002 | more than 10000 jobs are in newer partitions than queue_legacy | %', true, 'too many newer jobs close the way back');

select * from finish();
rollback;
