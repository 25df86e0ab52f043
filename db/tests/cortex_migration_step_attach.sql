-- By attach; the statement for autocommit is run without "concurrently" here.
\ir setup.psql
\ir plain_queue.psql
select plan(38);

-- An identity column that has gone its way, and a foreign key.
alter table queue alter column id drop default;
drop sequence queue_id_seq;
alter table queue alter column id add generated always as identity (sequence name job_numbers start 1000 increment 10);
create table kind (name text primary key);
insert into kind values ('triage'), ('parse'), ('labeling');
alter table queue add constraint of_a_kind foreign key (queue_name) references kind;
insert into queue (queue_name, payload) values ('labeling', '{}');
update queue set created_at = null where id in (8, 9);
update queue set claimed_at = null where id = 9;
create temporary table meanwhile as select * from queue;

select is(cortex_migration_start('attach') is not null, true, 'a move begins');
select is(pg_temp.go_on('key'), 'key', 'jobs without created_at are given one');
select is_empty('select from queue where created_at is null', 'all of them');
select is((select array_agg(queue.created_at order by id) from queue where id in (8, 9)),
  (select array[claimed_at, (select started_at from cortex_migration_status())] from meanwhile where id = 8), 'claimed_at, or the time of the move');
select is((cortex_migration_step()).statement, format('create unique index concurrently cortex_migration_key on %I.queue (id, created_at)', :'schema'), 'a statement is for the caller');
select is(pg_temp.go_on('validate'), 'validate', 'a constraint stands for the bound');
select is(pg_temp.go_on('swap'), 'swap', 'and is validated');
select is((select count(*) from queue), 41::bigint, 'nothing is moved');
select is(pg_temp.go_on(), 'swapped', 'the tables are swapped');

select results_eq('select partition_name, upper_bound, state from cortex_partitions() limit 1',
  $$ values ('queue_legacy', date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + interval '2 days', 'wide') $$, 'the old table is a partition until midnight after tomorrow');
select results_eq('select * from queue order by id', 'select id, queue_name, payload, status, attempts, max_attempts, last_error,
  case id when 8 then claimed_at when 9 then (select started_at from cortex_migration_status()) else created_at end, claimed_at, completed_at, "Priority %", doubled from meanwhile order by id',
  'every job is there');
select is((select array_agg(distinct tableoid::regclass::text) from queue), array['queue_legacy'], 'where it was');
select is((select count(*) from cortex_partitions() where lower_bound > now()), 6::bigint, 'the days after it have partitions');
select is_empty('select from cortex_maintain_partitions(1, dry_run => true) where partition_name = ''queue_legacy'' and action <> ''exists''', 'it expires by its upper bound, not before');
select indexes_are('queue', array['queue_pkey', 'idx_queue_pending', 'idx_queue_processing', 'cortex_queue_failed', 'cortex_queue_finished', 'By Priority',
  'a_name_that_is_exactly_as_long_as_postgresql_lets_it_be_really_'], 'the indexes have their names');
select is((select count(*) from pg_index join pg_inherits on inhparent = indexrelid where indrelid = 'queue'::regclass), 49::bigint, 'and consist of those of the partitions');
select is_empty('select * from cortex_index_statements()', 'none is lacking');
select is_empty($$ select conname from pg_constraint where conname = 'cortex_migration_bound' $$, 'the constraint is gone');
select is((select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'queue'::regclass and contype = 'f'), 'FOREIGN KEY (queue_name) REFERENCES kind(name)', 'the foreign key is there');
insert into queue (queue_name, payload, created_at) values ('parse', '{}', now()), ('parse', '{}', now() + interval '3 days');
select results_eq('select id, tableoid::regclass::text from queue where queue_name = ''parse'' order by id',
  format('values (1010, ''queue_legacy''), (1020, %L)', to_char(now() at time zone 'UTC' + interval '3 days', '"queue_"YYYY_MM_DD')), 'ids go on, jobs find their partitions');
select is((select attidentity::text from pg_attribute where attrelid = 'queue'::regclass and attname = 'id'), 'a', 'from an identity column like the old one');
select is(pg_get_serial_sequence(format('%I.queue', :'schema'), 'id'), format('%I.job_numbers', :'schema'), 'with a sequence of the same name');
select is((select jobs from waiting_by_queue where queue_name = 'parse'), 2::bigint, 'views read the new table');
select triggers_are('queue', array['note_job', 'quiet'], 'triggers come along');
select is((select count(*) from enqueued), 3::bigint, 'and work');

-- And back
select is(cortex_migration_rollback(), 'key', 'the way back begins');
select is((cortex_migration_step()).statement, format('create unique index concurrently cortex_migration_key on %I.queue_legacy (id)', :'schema'), 'with the old key');
select is(pg_temp.go_on(), 'rolled back', 'and ends');
select is((select relkind::text from pg_class where oid = 'queue'::regclass), 'r', 'queue is plain');
select is((select count(*) from queue), 43::bigint, 'with all jobs');
select is(pg_get_constraintdef(oid), 'PRIMARY KEY (id)', 'its key') from pg_constraint where conrelid = 'queue'::regclass and contype = 'p';
select is((select attnotnull from pg_attribute where attrelid = 'queue'::regclass and attname = 'created_at'), false, 'created_at may be NULL again');
select indexes_are('queue', array['queue_pkey', 'idx_queue_pending', 'idx_queue_processing', 'cortex_queue_failed', 'cortex_queue_finished', 'By Priority',
  'a_name_that_is_exactly_as_long_as_postgresql_lets_it_be_really_'], 'its indexes');
select is((select count(*) from pg_constraint where conrelid = 'queue'::regclass and contype = 'f'), 1::bigint, 'its foreign key');
insert into queue (queue_name, payload) values ('parse', '{}');
select is((select max(id) from queue), 1030, 'ids go on');
select is((select jobs from waiting_by_queue where queue_name = 'parse'), 3::bigint, 'views read it');
select is((select relname::text from pg_class where relname in ('queue_new', 'queue_old', 'queue_legacy')), null, 'the partitions are gone');
delete from queue where created_at > now();
select is(cortex_migration_start('attach') is not null and pg_temp.go_on() = 'swapped', true, 'it can be done again');

select * from finish();
rollback;
