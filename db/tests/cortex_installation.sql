\ir setup.psql
select plan(8);

select results_eq(
  'select component from cortex_installation()',
  array['PostgreSQL', 'pg_cron', 'pg_partman', 'queue', 'cortex_run_log', 'schedule'],
  'the server, its extensions, the tables, the jobs');
select is((select state from cortex_installation() where component = 'queue'), 'partitioned', 'a queue that V2 made is partitioned');

create function pg_temp.state_of(wanted text) returns text language sql as $function$
  select state from cortex_installation() where component = wanted
$function$;
select is(pg_temp.state_of('schedule'), cortex_schedule_state(), 'whether pg_cron has the jobs');
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
