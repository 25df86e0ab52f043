\ir setup.psql
select plan(6);

select count(*) from cortex_unschedule() \gset
select is(cortex_schedule_state(), 'not installed', 'no jobs');
select count(*) from cortex_schedule(queue_retention_days => 30, rescue_after => '2 hours 30 minutes') \gset
select is(cortex_schedule_state(), 'installed', 'how long things are kept makes no difference');
select cron.unschedule(job_name) from cortex_scheduled() where job_name ~ '^cortex-purge-dead-letters' \gset
select is(cortex_schedule_state(), 'outdated', 'one that is missing does');
select count(*) from cortex_schedule() \gset
select cron.schedule(job_name, cron_schedule, 'select 1') from cortex_scheduled() where job_name ~ '^cortex-maintain-history' \gset
select is(cortex_schedule_state(), 'outdated', 'and one that calls something else');
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_schedule_state()'), 'done', 'a viewer may ask');
reset role;
select format('revoke usage on schema cron from %I', :'setup_owner') \gexec
set local role :"setup_owner";
select is(cortex_schedule_state(), 'not installed', 'nor does anybody know of jobs without pg_cron');

select * from finish();
rollback;
