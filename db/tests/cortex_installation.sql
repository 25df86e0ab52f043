\ir setup.psql
select plan(11);

select results_eq(
  'select component from cortex_installation()',
  array['PostgreSQL', 'pg_cron', 'pg_partman', 'queue', 'cortex_run_log', 'schedule'],
  'the server, its extensions, the tables, the jobs');
select is((select state from cortex_installation() where component = 'queue'), 'partitioned', 'a queue that V2 made is partitioned');

create function pg_temp.state_of(wanted text) returns text language sql as $function$
  select state from cortex_installation() where component = wanted
$function$;
select count(*) from cortex_unschedule() \gset
select is(pg_temp.state_of('schedule'), 'not installed', 'no jobs');
select count(*) from cortex_schedule(queue_retention_days => 30, rescue_after => '2 hours 30 minutes') \gset
select is(pg_temp.state_of('schedule'), 'installed', 'how long things are kept makes no difference');
select cron.unschedule(job_name) from cortex_scheduled() where job_name ~ '^cortex-purge-dead-letters' \gset
select is(pg_temp.state_of('schedule'), 'outdated', 'one that is missing does');
select count(*) from cortex_schedule() \gset
select cron.schedule(job_name, cron_schedule, 'select 1') from cortex_scheduled() where job_name ~ '^cortex-maintain-history' \gset
select is(pg_temp.state_of('schedule'), 'outdated', 'and one that calls something else');
reset role;
select format('revoke usage on schema cron from %I', :'setup_owner') \gexec
set local role :"setup_owner";
select is(pg_temp.state_of('pg_cron'), format('not usable by %I', :'setup_owner'), 'pg_cron needs a privilege');
reset role;
select format('grant usage on schema cron to %I', :'setup_owner') \gexec
set local role :"setup_owner";

alter table queue rename to queue_elsewhere;
create table queue (id bigint);
select is((select state from cortex_installation() where component = 'queue'), 'plain', 'an adopted one can be plain');
drop table queue;
create table queue (queue_name text, created_at timestamptz) partition by list (queue_name);
select is(pg_temp.state_of('queue'), 'partitioned by LIST (queue_name)', 'or partitioned otherwise');
drop table queue;
create table queue (created_at date) partition by range (created_at);
select is(pg_temp.state_of('queue'), 'partitioned by RANGE (created_at) of type date', 'or by days of another type');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_installation()'), 'done', 'a viewer may ask');

select * from finish();
rollback;
