\ir setup.psql
select plan(8);

select case :'schema' when 'public' then '' else ':' || :'schema' end as suffix \gset
select count(*) from cortex_unschedule() \gset
delete from cortex_schedule_settings;
select is_empty('select * from cortex_scheduled()', 'nothing before cortex_schedule()');
select count(*) from cortex_schedule() \gset
select results_eq('select active, last_status, last_started_at, last_took, last_message, failures_7d from cortex_scheduled()',
  'select true, null::text, null::timestamptz, null::interval, null::text, 0::bigint from generate_series(1, 6)', 'jobs that never ran');

reset role;
insert into cron.job_run_details (jobid, runid, database, username, command, status, return_message, start_time, end_time)
select jobid, 900000000 + run.number, job.database, job.username, command, run.status, run.message, run.began, run.began + interval '2 seconds'
from cron.job, (values
    (1, 'failed', 'ERROR: long ago', now() - interval '8 days'),
    (2, 'failed', 'ERROR: last week', now() - interval '6 days'),
    (3, 'succeeded', 'SELECT 4', now() - interval '1 day')) as run (number, status, message, began)
where jobname = 'cortex-maintain-partitions' || :'suffix' and username = :'setup_owner'
union all
select jobid, 900000009, job.database, job.username, command, 'failed', 'connection failed', null, now()
from cron.job where jobname = 'cortex-purge-dead-letters' || :'suffix' and username = :'setup_owner';
set local role :"setup_owner";

select results_eq('select last_status, last_started_at, last_took, last_message, failures_7d from cortex_scheduled() where job_name like ''cortex-maintain-partitions%''',
  $$ values ('succeeded', now() - interval '1 day', interval '2 seconds', 'SELECT 4', 1::bigint) $$, 'the last run, and the failures of a week');
select results_eq('select last_status, last_started_at, last_took, last_message, failures_7d from cortex_scheduled() where job_name like ''cortex-purge-dead-letters%''',
  $$ values ('failed', now(), null::interval, 'connection failed', 1::bigint) $$, 'a run that could not connect has only an end');
select is((select count(*) from cortex_scheduled()), 6::bigint, 'each job is listed once');

select is(pg_temp.outcome_as('cortex_viewer', 'do $$ begin assert (select count(*) from cortex_scheduled()) = 6; end $$'), 'done', 'a viewer sees them too');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cron.job'), '42501', 'without pg_cron''s own tables');

reset role;
drop extension pg_cron;
set local role :"setup_owner";
select is_empty('select * from cortex_scheduled()', 'no rows without pg_cron');

select * from finish();
rollback;
