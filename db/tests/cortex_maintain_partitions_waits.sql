-- How long workers wait for a call that is one transaction, and what it says of those that would wait longer.
\ir setup.psql
\ir partitions.psql
select plan(13);

create temporary sequence proof;
create function pg_temp.fresh() returns void language sql as $$
  select pg_temp.drop_all_partitions();
  truncate queue, dead_letter, cortex_run_log, cortex_partition_task;
  update cortex_rollup set final_before = now();
  select pg_temp.add_days(-9, 1), setval('pg_temp.proof', 1, false);
$$;
-- Foreign keys are named as they can be dropped, not by their copies for a partition
select pg_temp.fresh();
create table note (job_id bigint, job_created_at timestamptz) partition by list (job_id);
create table note_of_all partition of note default;
alter table note add constraint note_of_job foreign key (job_id, job_created_at) references queue;
select is(cortex__referring_key(to_regclass(pg_temp.name(-9)), false), 'note_of_job of note', 'a key that refers to queue');
alter table note drop constraint note_of_job;
alter table note add constraint note_that_cascades foreign key (job_id, job_created_at) references queue on delete cascade;
select is(cortex__referring_key(to_regclass(pg_temp.name(-9)), true), 'note_that_cascades of note', 'one that cascades');
drop table note;
select is(cortex__referring_key(to_regclass(pg_temp.name(-9)), false), null, 'none');

-- A proof that takes long under the lock, as every second one is
create table account (account_id int primary key);
alter table queue add column account_id int references account;
create or replace function cortex__is_spent(partition oid) returns boolean language plpgsql volatile as $function$
begin
  if nextval('pg_temp.proof') % 2 = 0 then
    perform pg_sleep(0.2);
  end if;
  return true;
end;
$function$;
select pg_temp.fresh();
savepoint before;
select pg_temp.add_jobs(-8, 'pending');
select results_eq($$ select pg_temp.maintain('7, 2') $$, $$ values ('dropped -9d 0 0 0'), ('skipped -8d 1 0 0'), ('exists 0d'), ('exists 1d'), ('postponed') $$,
  'one that stays is not postponed');
rollback to before;
select results_eq($$ select pg_temp.maintain('7, 2') $$, $$ values ('dropped -9d 0 0 0'), ('postponed -8d 0 0 0'), ('exists 0d'), ('exists 1d'), ('postponed') $$,
  'once workers have waited for one partition, the next are postponed, and so is creation, which would lock other tables');
select results_eq('select detail from cortex_run_log where action = ''postponed'' order by run_log_id',
  format($$ values ('workers wait for what was dropped before, in the same transaction: the next run goes on'),
    ('from %s on: others wait for what is locked meanwhile; the next run creates them') $$, pg_temp.day(2)), 'they say why');
select is(count(distinct run_id), 1::bigint, 'it is one run') from cortex_run_log;
rollback to before;
select format('drop table %I', pg_temp.name(1)) as drop_it \gset
:drop_it;
select results_eq($$ select pg_temp.maintain('7, 2') $$, $$ values ('exists 0d'), ('created 1d'), ('created 2d'), ('dropped -9d 0 0 0'), ('postponed -8d 0 0 0') $$,
  'creation comes first where today or tomorrow would have none');
rollback to before;
alter table queue drop column account_id;
select results_eq($$ select pg_temp.maintain('7, 2') $$, $$ values ('exists 0d'), ('exists 1d'), ('created 2d'), ('dropped -9d 0 0 0'), ('postponed -8d 0 0 0') $$,
  'without foreign keys creation comes first');
select is((select count(*) from cortex_partition_task where phase <> 'done'), 0::bigint, 'nothing is left open');
select pg_temp.fresh();
select results_eq($$ select pg_temp.summary('select * from cortex_drop_partition(pg_temp.day(-9))') $$, $$ values ('dropped -9d 0 0 0') $$, 'one partition goes in any case');

-- One that takes long before it
create or replace function cortex__is_spent(partition oid) returns boolean language sql volatile as 'select pg_sleep(0.2) is not null';
select pg_temp.fresh();
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('postponed -9d 0 0 0'), ('postponed -8d 0 0 0') $$,
  'a proof that takes long is not asked for under the lock');
select matches(detail, '^to prove that nothing is left, .* takes too long, .* builds missing indexes$', 'it says what helps')
from cortex_run_log where action = 'postponed' limit 1;

select * from finish();
rollback;
