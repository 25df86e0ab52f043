\ir setup.psql
\ir queue.psql
select plan(26);

insert into queue (id, queue_name, payload, status, attempts, max_attempts, created_at) values
  (1, 'triage', '{"n": 1}', 'pending', 0, 3, now() - interval '1 hour'),
  (2, 'triage', '{"n": 2}', 'pending', 0, 3, now() - interval '3 hours'),
  (3, 'triage', '{"n": 3}', 'pending', null, null, now() - interval '2 hours'),
  (4, 'triage', '{"n": 4}', 'failed', 3, 3, now() - interval '9 hours'),
  (5, 'parse',  '{"n": 5}', 'pending', 1, 3, now() - interval '4 hours');

select results_eq('select * from cortex_claim(''triage'')',
  $$ values (2::bigint, now() - interval '3 hours', 1, 3, '{"n": 2}'::jsonb) $$, 'the oldest pending job of the queue is claimed');
select results_eq('select status, attempts, claimed_at, completed_at from queue where id = 2',
  $$ values ('processing', 1, now(), null::timestamptz) $$, 'it is processing from now on');
select results_eq('select id, attempts, max_attempts from cortex_claim(''triage'', 10)',
  'values (3::bigint, 1, null::int), (1::bigint, 1, 3)', 'several come oldest first; no attempts yet counts as none');
select is_empty('select * from cortex_claim(''triage'', 10)', 'when there are no more, nothing comes');
select is_empty('select * from cortex_claim(''nobody'')', 'nor from an unknown queue');
select is((select status from queue where id = 5), 'pending', 'other queues are left alone');
select is(left(pg_temp.refusal(statement), 5), 'QX001', statement)
from unnest(array['select cortex_claim(null)', 'select cortex_claim(''triage'', 0)', 'select cortex_claim(''triage'', null)']) as statement;

-- A thousand jobs of one moment
insert into queue (id, queue_name, payload, created_at) select n, 'bulk', '{}', now() - interval '1 minute' from generate_series(1001, 2000) as n;
select is((select array_agg(id order by id) from cortex_claim('bulk', 400)), array(select generate_series(1001::bigint, 1400)), 'jobs enqueued together come in the order they were enqueued in');
select is((select count(distinct id) from cortex_claim('bulk', 1000)), 600::bigint, 'the rest follows, none twice');

-- The name of the worker
select lives_ok('select * from cortex_claim(''parse'', 1, ''worker-1'')', 'a worker may say its name even if there is no column for it');
alter table queue add column claimed_by text, add column priority int not null default 5;
insert into queue (id, queue_name, payload, priority) values (10, 'parse', '{}', 9), (11, 'parse', '{}', 8);
select results_eq('select id, attempts from cortex_claim(''parse'', 1, ''worker-1'')', 'values (10::bigint, 1)', 'with a column claimed_by it claims as well');
select results_eq('select claimed_by, priority, status from queue where id = 10', $$ values ('worker-1', 9, 'processing') $$, 'and the name is kept there; other columns of the deployment stay');
select results_eq('select id from cortex_claim(''parse'')', 'values (11::bigint)', 'without a name too');
select is((select claimed_by from queue where id = 11), null, 'which then stays empty');
alter table queue alter claimed_by type varchar(6) using left(claimed_by, 6);
insert into queue (id, queue_name, payload) values (12, 'parse', '{}');
select is((select id from cortex_claim('parse', 1, 'worker-1')), 12::bigint, 'a name that has no room keeps nobody from claiming');
select is((select claimed_by::text from queue where id = 12), 'worker', 'and is kept as far as it fits');

-- Another transaction's type of columns: what adopted queues look like
drop table queue;
create table queue (id int primary key, queue_name varchar(50) not null, payload jsonb not null, status varchar(20) not null default 'pending',
  attempts smallint, max_attempts bigint, last_error varchar, created_at timestamptz, claimed_at timestamptz, completed_at timestamptz);
insert into queue (id, queue_name, payload, created_at) values (1, 'triage', '{}', null), (2, 'triage', '{}', now() - interval '1 day'), (3, 'triage', '{}', null);
select results_eq('select id, created_at, attempts from cortex_claim(''triage'', 2)', $$ values (2::bigint, now() - interval '1 day', 1), (1, now(), 1) $$,
  'a plain queue: undated jobs come last, and are dated so that they can be completed');
select ok(cortex_complete(1, now(), 1), 'which they then can');
select results_eq('select id from cortex_claim(''triage'', 2)', 'values (3::bigint)', 'the next undated one');
select results_eq('select id, status from queue order by id', $$ values (1, 'completed'::varchar), (2, 'processing'), (3, 'processing') $$, 'each was claimed once');

-- Only the partitions that it must read
drop table queue;
create table queue (id bigserial, queue_name text not null, payload jsonb not null, status text not null default 'pending', attempts int default 0,
  max_attempts int default 3, last_error text, created_at timestamptz default now(), claimed_at timestamptz, completed_at timestamptz,
  primary key (id, created_at)) partition by range (created_at);
create index on queue (queue_name, status, created_at) where status = 'pending';
create table queue_1 partition of queue for values from ('2024-01-01') to ('2024-01-02');
create table queue_2 partition of queue for values from ('2024-01-02') to ('2024-01-03');
create table queue_3 partition of queue for values from ('2024-01-03') to ('2024-01-04');
insert into queue (queue_name, payload, status, created_at) select 'triage', '{}', status, day + n * interval '1 second'
from generate_series('2024-01-01'::timestamptz, '2024-01-03', '1 day') as day, generate_series(1, 500) as n, (values ('completed'), ('pending')) as s (status)
where not (day = '2024-01-01' and status = 'pending');
create temporary view reads as select relname::text collate "default" as relname, seq_scan, idx_scan, n_tup_upd from pg_stat_xact_user_tables where relname ~ '^queue_[123]$';
create temporary table before as select * from reads;
select is((select count(*) from cortex_claim('triage', 100)), 100::bigint, 'a hundred jobs of the second day');
select results_eq('select relname, reads.seq_scan - before.seq_scan, reads.n_tup_upd - before.n_tup_upd from reads join before using (relname) order by 1',
  $$ values ('queue_1', 0::bigint, 0::bigint), ('queue_2', 0, 100), ('queue_3', 0, 0) $$, 'no partition is read through');
select is((select reads.idx_scan - before.idx_scan from reads join before using (relname) where relname = 'queue_3'), 0::bigint, 'later partitions are not even looked at');

select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_claim(''triage'')'), pg_temp.outcome_as('cortex_operator', 'select cortex_claim(''triage'')')],
  array['42501', 'done'], 'an operator may, a viewer may not');
select * from finish();
rollback;
