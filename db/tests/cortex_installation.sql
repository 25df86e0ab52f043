\ir setup.psql
select plan(4);

select results_eq(
  'select component from cortex_installation()',
  array['PostgreSQL', 'pg_cron', 'pg_partman', 'queue', 'cortex_run_log', 'schedule'],
  'the server, its extensions, the tables, the jobs');
select is((select state from cortex_installation() where component = 'queue'), 'partitioned', 'a queue that V2 made is partitioned');

alter table queue rename to queue_elsewhere;
create table queue (id bigint);
select is((select state from cortex_installation() where component = 'queue'), 'plain', 'an adopted one can be plain');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_installation()'), 'done', 'a viewer may ask');

select * from finish();
rollback;
