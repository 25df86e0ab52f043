\ir setup.psql
select plan(14);

select case :'schema' when 'public' then '' else ':' || :'schema' end as suffix, quote_ident(:'schema') as qualified \gset
select count(*) from cortex_unschedule() \gset
delete from cortex_schedule_settings;
select is_empty('select * from cortex_reschedule()', 'without cortex_schedule() there is nothing to do');
select is_empty('select * from cortex_scheduled()', 'and no job is made');

alter table queue rename to partitioned_queue;
create table queue (like partitioned_queue);
select count(*) from cortex_schedule(21, premake_days => 9) \gset
select is_empty('select * from cortex_reschedule()', 'on a plain queue there is nothing to do');
create temporary table others as select job_name from cortex_scheduled();

drop table queue;
alter table partitioned_queue rename to queue;
select results_eq('select * from cortex_reschedule()', format($$ values
  ('cortex-create-partitions%1$s', '0 2,23 * * *', 'select * from %2$s.cortex_create_partitions(premake_days => 9)', 'created'),
  ('cortex-maintain-partitions%1$s', '15 2-6 * * *', 'call %2$s.cortex_run_maintenance(retention_days => 21, premake_days => 9)', 'created') $$, :'suffix', :'qualified'),
  'once it is partitioned it gets the jobs for partitions, with what was asked for');
select set_eq('select action from cortex_reschedule()', array['unchanged'], 'once');
select is_empty('select from cortex_schedule() where action <> ''unchanged''', 'they are those that cortex_schedule() would have made');
select cron.schedule(job_name, '7 7 * * *', job_command) from cortex_scheduled() where job_name like 'cortex-purge-dead%' \gset

alter table queue rename to partitioned_queue;
create table queue (like partitioned_queue);
select results_eq('select job_name, action from cortex_reschedule()', format($$ values
  ('cortex-create-partitions%1$s', 'removed'), ('cortex-maintain-partitions%1$s', 'removed') $$, :'suffix'), 'when it is plain again they go');
select set_eq('select job_name from cortex_scheduled()', 'select job_name from others', 'the others stay');
select is((select cron_schedule from cortex_scheduled() where job_name like 'cortex-purge-dead%'), '7 7 * * *', 'as they are');

drop table queue;
alter table partitioned_queue rename to queue;
select is((select string_agg(job_command, ' ') from cortex_reschedule() where job_name like 'cortex-maintain%'),
  format('call %s.cortex_run_maintenance(retention_days => 21, premake_days => 9)', :'qualified'), 'there and back and there again the retention is the same');

select count(*) from cortex_unschedule() \gset
select is_empty('select * from cortex_reschedule()', 'jobs that were removed stay so');
select count(*) from cortex_schedule() \gset
select count(cron.unschedule(job_name)) from cortex_scheduled() \gset
select is_empty('select * from cortex_reschedule()', 'those that were removed with pg_cron''s own function too');
select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_reschedule()'), '42501', 'an operator may not');

reset role;
drop extension pg_cron;
set local role :"setup_owner";
select is_empty('select * from cortex_reschedule()', 'without pg_cron there is nothing to do');

select * from finish();
rollback;
