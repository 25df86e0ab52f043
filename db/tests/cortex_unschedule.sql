\ir setup.psql
select plan(8);

select count(*) from cortex_schedule(rescue_after => '30 minutes') \gset
select cron.schedule('cortex-mine', '0 4 * * *', 'select 1') as mine, cron.schedule('cortex-maintain-partitions:other', '0 4 * * *', 'select 1') as other \gset
create temporary table scheduled as select job_name from cortex_scheduled();

select results_eq('select * from cortex_unschedule(dry_run => true)', 'select job_name, ''would remove'' from scheduled', 'a dry run removes nothing');
select results_eq('select * from cortex_unschedule()', 'select job_name, ''removed'' from scheduled', 'the jobs of this installation go');
select is((select count(*) from cron.job where jobid in (:mine, :other)), 2::bigint, 'those of the deployment and of other installations stay');
select is_empty('select * from cortex_unschedule()', 'a second time there is nothing to do');
select is_empty('select * from cortex_scheduled()', 'and nothing is listed');
select is((select rescued_after from cortex_schedule_settings), '30 minutes', 'what was asked for is kept for the next cortex_schedule()');
select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_unschedule()'), '42501', 'an operator may not');

reset role;
drop extension pg_cron;
set local role :"setup_owner";
select is_empty('select * from cortex_unschedule()', 'without pg_cron there is nothing to do');

select * from finish();
rollback;
