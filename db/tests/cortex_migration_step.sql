-- By copy; races and kills are in MigrationIT.
\ir setup.psql
\ir plain_queue.psql
select plan(54);

select is(left(pg_temp.refusal('select cortex_migration_step()'), 5), 'QX002', 'no move, no step');
select is(left(pg_temp.refusal(format('select cortex_migration_step(%s)', size)), 5), 'QX001', 'a batch of ' || size)
from unnest(array['null', '0', '-1', '1000001']) as size;

-- A job of long ago, and jobs that have no created_at.
update queue set created_at = now() - interval '5 years' where id = 7;
update queue set created_at = null where id in (8, 9);
update queue set claimed_at = null, completed_at = null where id = 9;
update before_move set created_at = queue.created_at, claimed_at = queue.claimed_at, completed_at = queue.completed_at from queue where queue.id = before_move.id;
select lives_ok('select cortex_migration_start()', 'a move begins');
select is(pg_temp.go_on('copy'), 'copy', 'jobs are copied once changes are captured');
set local quote_all_identifiers = on;
set local timezone = 'Pacific/Kiritimati';
set local datestyle = 'German';
set local intervalstyle = 'sql_standard';
select is((cortex_migration_step(1)).phase, 'copy', 'a session that writes definitions in another way finds them unchanged');
set local quote_all_identifiers = off;
set local timezone = 'UTC';
set local datestyle = 'ISO';
set local intervalstyle = 'postgres';
select is((cortex_migration_step(29)).done, 30::bigint, 'in batches');

-- What the services do meanwhile, to jobs that are copied and to others.
insert into queue (queue_name, payload) values ('labeling', '{"new": 1}'), ('labeling', '{"new": 2}');
update queue set status = 'completed', completed_at = now() where id in (3, 35, 41);
update queue set created_at = now() - interval '20 days' where id = 5;
update queue set created_at = now() where id = 8;
update queue set id = 1000 where id = 6;
delete from queue where id in (4, 36, 42);
create temporary table meanwhile as select * from queue;
select is((select count(*) from queue_new), 30::bigint, 'are not carried over before the indexes are there');
select is(pg_temp.go_on('verify', 10), 'verify', 'then they are');
select set_eq('select id, status from queue_new', 'select id, status from queue', 'inserted, updated and deleted jobs');
select is((select count(*) from queue_new where id in (9)), 1::bigint, 'a job without any time');
select is(pg_temp.go_on('swap', 10), 'swap', 'the tables are equal');
insert into queue (queue_name, payload) values ('labeling', '{"last": true}');
insert into meanwhile select * from queue where payload ? 'last';
select is(pg_temp.go_on(), 'swapped', 'and are swapped');

select has_table('queue_old', 'the old one is kept');
select is((select relkind::text from pg_class where oid = 'queue'::regclass), 'p', 'the new one is partitioned');
select results_eq('select id, queue_name, payload, status, attempts, max_attempts, last_error, claimed_at, completed_at, "Priority %", doubled from queue order by id',
  'select id, queue_name, payload, status, attempts, max_attempts, last_error, claimed_at, completed_at, "Priority %", doubled from meanwhile order by id', 'no job is lost, doubled or changed');
select results_eq('select id, created_at from queue where id not in (8, 9) order by id', 'select id, created_at from meanwhile where id not in (8, 9) order by id', 'created_at is what it was');
select is((select created_at from queue where id = 9), (select started_at from cortex_migration_status()), 'no time at all becomes that of the move');
select is((select array_agg(tableoid::regclass::text order by id) from queue where id in (5, 7)),
  array[to_char(now() at time zone 'UTC' - interval '20 days', '"queue_"YYYY_MM_DD'), 'queue_legacy'], 'old jobs share a partition, jobs of 90 days have one each day');
select is((select count(*) from cortex_partitions() where state = 'future'), 7::bigint, 'there are partitions for a week');
select is((select action from cortex_maintain_partitions(7, dry_run => true) where partition_name = 'queue_legacy'), 'would skip', 'queue_legacy has expired, by its upper bound, with a job in it');
select is((select array_agg(distinct pg_get_userbyid(relowner)) from pg_class join pg_inherits on oid = inhrelid where inhparent = 'queue'::regclass),
  array[current_setting('cortex.owner')::name], 'they have the owner of queue');
select is((select array_agg(distinct reloptions::text) from pg_class join pg_inherits on oid = inhrelid where inhparent = 'queue'::regclass),
  array['{fillfactor=80}'], 'and its storage options');

select indexes_are('queue', array['queue_pkey', 'idx_queue_pending', 'idx_queue_processing', 'cortex_queue_failed', 'cortex_queue_finished', 'By Priority',
  'a_name_that_is_exactly_as_long_as_postgresql_lets_it_be_really_'], 'the indexes have their names');
select is(pg_get_indexdef('"By Priority"'::regclass) like '%ONLY % USING btree ("Priority %" DESC, lower(queue_name)) INCLUDE (id) WHERE (status = ''pending''::text)', true, 'and their definitions');
select is(pg_get_constraintdef(oid), 'PRIMARY KEY (id, created_at)', 'the key has created_at') from pg_constraint where conrelid = 'queue'::regclass and contype = 'p';
select is((select bool_and(indisvalid) from pg_index where indrelid = 'queue'::regclass), true, 'every partition has them');
select is_empty('select * from cortex_index_statements()', 'none is lacking');
select is(obj_description('queue'::regclass, 'pg_class'), 'Jobs of this test', 'the comments come along');
select is(col_description('queue'::regclass, (select attnum from pg_attribute where attrelid = 'queue'::regclass and attname = 'Priority %')), 'Higher first', 'those of columns too');
select is(pg_get_serial_sequence(format('%I.queue', :'schema'), 'id'), format('%I.queue_id_seq', :'schema'), 'the sequence belongs to the new table');
select is((insert_job.id), (select 1 + max(id) from queue where id < 1000)::bigint, 'ids go on') from (select nextval('queue_id_seq') as id) as insert_job;

select is((select jobs from waiting_by_queue where queue_name = 'labeling'), 1::bigint, 'views read the new table');
select is((select reloptions::text from pg_class where oid = 'waiting'::regclass), '{security_barrier=true}', 'with their options');
select is(has_table_privilege('cortex_viewer', 'waiting', 'select'), true, 'their privileges');
select is(obj_description('waiting'::regclass, 'pg_class'), 'Jobs that wait', 'and comments');
insert into queue (queue_name, payload, created_at) values ('parse', '{}', now() - interval '30 days');
select is(oldest_waiting(), now() - interval '30 days', 'a function in standard SQL reads the new table');
select is((select count(*) from enqueued where job_id = (select id from queue where queue_name = 'parse')), 1::bigint, 'triggers come along');
select is((select count(*) from enqueued), 4::bigint, 'and did not fire for what was copied');
select is((select tgenabled::text from pg_trigger where tgrelid = 'queue'::regclass and tgname = 'quiet'), 'D', 'disabled ones stay so');
select triggers_are('queue', array['note_job', 'quiet'], 'nothing else is left on the table');
select ok(has_table_privilege('cortex_operator', 'queue', 'select, insert') and not has_table_privilege('cortex_operator', 'queue', 'delete'), 'so do privileges');
select ok(has_column_privilege('cortex_operator', 'queue', 'claimed_at', 'update') and not has_column_privilege('cortex_operator', 'queue', 'payload', 'update'), 'those on columns too');
select is((select count(*) from cortex_migration_change), 0::bigint, 'no change is left over');
select is((cortex_migration_step()).finished, true, 'a step more does nothing');
select results_eq('select action, target from cortex_run_log where function_name like ''cortex_migration%'' and started_at >= now() order by run_log_id', $$ values ('started', 'queue'), ('swapped', 'queue') $$, 'the run log knows');

-- And back
insert into queue (queue_name, payload) values ('parse', '{"later": true}');
update queue set status = 'failed', last_error = 'later' where id = 12;
delete from queue where id = 13;
select is(cortex_migration_rollback(), 'capture', 'the way back begins');
select is(pg_temp.go_on('swap', 10), 'swap', 'the old table becomes what the new one is');
update queue set status = 'completed' where id = 14;
create temporary table afterwards as select * from queue;
select is(pg_temp.go_on(), 'rolled back', 'and takes its place');
select is((select relkind::text from pg_class where oid = 'queue'::regclass), 'r', 'queue is plain');
select results_eq('select id, status, last_error, created_at, doubled from queue order by id', 'select id, status, last_error, created_at, doubled from afterwards order by id', 'with everything that happened since');
select is((select relname::text from pg_class where relname in ('queue_new', 'queue_old', 'queue_legacy')), null, 'the partitions are gone');

select * from finish();
rollback;
