-- What keeps a queue from being moved: each thing on its own, by name, before anything is changed.
\ir setup.psql
\ir queue.psql
select plan(49);

select is(pg_temp.refusal('select cortex_migration_start()'),
  format('QX002 | queue is partitioned already | There is nothing to migrate; "%s" shows its partitions.', cortex__command('partitions list')), 'a partitioned queue');
select is(left(pg_temp.refusal('select cortex_migration_analyze()'), 5), 'QX002', 'is not analyzed');
\ir plain_queue.psql
select is(left(pg_temp.refusal(format('select cortex_migration_start(%L)', strategy)), 5), 'QX001', format('strategy %L', strategy))
from unnest(array[null, '', 'Copy', 'swap']) as strategy;

-- Runs the statement, asks what keeps the queue from being moved, and takes it back.
create function pg_temp.problem_after(statement text, strategy text default 'copy') returns text language plpgsql as $function$
declare
  problems text;
  refused  text;
begin
  begin
    execute statement;
    select string_agg(format('%s: %s', item, value), '; ') into problems from cortex_migration_analyze(strategy) where section = 'problem';
    refused := pg_temp.refusal(format('select cortex_migration_start(%L)', strategy));
    if problems is not null and refused not like 'QX002 | queue cannot be migrated: %' || problems || ' | %' then
      problems := refused;
    end if;
    raise exception using errcode = 'QX999';
  exception when sqlstate 'QX999' then
    return coalesce(problems, 'none');
  end;
end;
$function$;

select is(pg_temp.problem_after('select'), 'none', 'nothing');
select is(pg_temp.problem_after('select', 'attach'), 'none', 'for attach neither');
select is(pg_temp.problem_after('create table queue_old ()'), 'name taken: there is a queue_old already', 'a name that is taken');
select is(pg_temp.problem_after('create table queue_old ()', 'attach'), 'none', 'does not matter to the other strategy');
select is(pg_temp.problem_after('create table queue_legacy ()', 'attach'), 'name taken: there is a queue_legacy already', 'queue_legacy');
select is(pg_temp.problem_after('alter table queue drop constraint queue_pkey'), 'key: no unique index on id, NOT NULL, finds a job', 'no key');
select is(pg_temp.problem_after('alter table queue drop constraint queue_pkey; alter table queue add unique (id) deferrable'), 'key: no unique index on id, NOT NULL, finds a job', 'a deferrable key');
select is(pg_temp.problem_after('alter table queue drop constraint queue_pkey; create unique index by_id on queue (id)'), 'none', 'a unique index does');
select is(pg_temp.problem_after('alter table queue drop constraint queue_pkey; alter table queue add primary key (id, created_at)'), 'none', 'as does the key of the spec');
select is(pg_temp.problem_after('alter table queue set unlogged'), 'persistence: queue is unlogged', 'an unlogged table');
select is(pg_temp.problem_after('alter table queue alter created_at drop default'), 'default: created_at has no default, and jobs are enqueued without it', 'no default');
select is(pg_temp.problem_after('update queue set created_at = now() where created_at is null; alter table queue alter created_at drop default, alter created_at set not null'),
  'none', 'when services always give created_at, none is needed');
select is(pg_temp.problem_after('create table child () inherits (queue)'), 'inheritance: queue and child inherit from each other', 'a child');
select is(pg_temp.problem_after('alter table queue replica identity full'), 'replica identity: queue has a replica identity of its own', 'a replica identity');
select is(pg_temp.problem_after('create unique index once on queue (queue_name) where status = ''processing'' and attempts > 1000'),
  'unique index: once makes jobs unique without created_at, which a partitioned table cannot', 'what has to be unique');
select is(pg_temp.problem_after('create unique index once on queue (queue_name, id, created_at)'), 'none', 'with created_at it can be');
select is(pg_temp.problem_after('create unique index again on queue (id)'), 'none', 'a second index on id is superfluous');
select is(pg_temp.problem_after('alter table queue add constraint never exclude (id with =)'), 'constraint: never is an exclusion constraint', 'an exclusion constraint');
select is(pg_temp.problem_after('alter table queue add constraint odd check (attempts < 9) not valid'), 'constraint: odd is not validated', 'a constraint not validated');
select is(pg_temp.problem_after('alter table queue add constraint odd check (attempts < 9) no inherit'), 'constraint: odd is not inherited by partitions', 'or not inherited');
select is(pg_temp.problem_after('create table kind (name text primary key); insert into kind values (''triage''); alter table queue add constraint of_kind foreign key (queue_name) references kind'),
  'constraint: of_kind is a foreign key to kind', 'a foreign key');
select is(pg_temp.problem_after('create table kind (name text primary key); insert into kind values (''triage''); alter table queue add constraint of_kind foreign key (queue_name) references kind', 'attach'),
  'none', 'which attach keeps');
select is(pg_temp.problem_after('create table note (job_id int constraint of_job references queue)', 'attach'), 'foreign key: of_job of note refers to queue', 'a foreign key to queue');
select is(pg_temp.problem_after('create materialized view numbers as select count(*) from queue'), 'materialized view: numbers reads queue', 'a materialized view');
select is(pg_temp.problem_after('create function job_of(queue) returns int language sql as ''select 1'''), 'row type: function job_of(queue) uses the row type of queue, which goes away with the old table', 'the row type');
select is(pg_temp.problem_after('create view whole as select queue from queue'), 'row type: view whole uses the row type of queue, which goes away with the old table', 'in a view');
select is(pg_temp.problem_after('create rule never as on delete to queue do instead nothing'), 'rule: rule never is on queue', 'a rule');
select is(pg_temp.problem_after('create trigger each after insert on queue referencing new table as added for each row execute function note_job()'),
  'trigger: trigger each refers to OLD TABLE or NEW TABLE for each row', 'a trigger that partitions cannot have');
select is(pg_temp.problem_after('create trigger each after insert on queue referencing new table as added for each statement execute function note_job()'),
  'none', 'for each statement they can');
select is(pg_temp.problem_after('create policy mine on queue using (true)'), 'row security: queue has row level security', 'policies');
select is(pg_temp.problem_after('reset role; set local client_min_messages = error; create publication everything for all tables; select set_config(''role'', current_setting(''cortex.owner''), true)'),
  'publication: publication everything publishes queue, and would publish its partitions instead', 'a publication');
select is(pg_temp.problem_after('insert into queue (queue_name, payload, created_at) values (''a'', ''{}'', ''infinity''), (''a'', ''{}'', now() + interval ''32 days'')'),
  'created_at: 2 jobs have a created_at too far ahead', 'jobs of a far future');
select is(pg_temp.problem_after('insert into queue (queue_name, payload, created_at) values (''a'', ''{}'', now() + interval ''2 days'')'), 'none', 'of the next month');
select is(pg_temp.problem_after('insert into queue (queue_name, payload, created_at) values (''a'', ''{}'', now() + interval ''2 days'')', 'attach'),
  'created_at: 1 jobs have a created_at too far ahead', 'for attach that is far');
\ir citus.psql
select is(pg_temp.problem_after('select'), 'none', 'a queue that is not distributed, where Citus is');
select is(pg_temp.problem_after('insert into pg_dist_partition values (''queue'', ''n'', null, 1, ''s'')', strategy),
  'distributed: Citus keeps queue, or its schema, on other nodes', 'a distributed queue, by ' || strategy)
from unnest(array['copy', 'attach']) as strategy;
select is(pg_temp.problem_after(format('insert into pg_dist_schema select oid from pg_namespace where nspname = %L', :'schema')),
  'distributed: Citus keeps queue, or its schema, on other nodes', 'a distributed schema');
select is(pg_temp.problem_after('create table queue_old (); alter table queue set unlogged'), 'name taken: there is a queue_old already; persistence: queue is unlogged', 'all are named at once');
select is(pg_temp.problem_after('reset role; create role someone; alter view waiting owner to someone; select set_config(''role'', current_setting(''cortex.owner''), true)'),
  'view owner: view waiting belongs to role someone', 'a view of somebody else');

select is((select relname::text from pg_class where relname = 'queue_new'), null, 'nothing was changed');
select isnt(cortex_migration_start(), null, 'without a problem it begins');
select is(pg_temp.refusal('select cortex_migration_start()') like 'QX002 | queue cannot be migrated: in progress: a move by copy is in progress (create, %', true, 'once');

select * from finish();
rollback;
