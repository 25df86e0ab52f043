\ir setup.psql
select plan(14);

select case :'schema' when 'public' then '' else ':' || :'schema' end as suffix \gset
select count(*) from cortex_unschedule() \gset
delete from cortex_schedule_settings;
select is_empty('select * from cortex_scheduled()', 'nothing before cortex_schedule()');
select count(*) from cortex_schedule() \gset
select results_eq('select active, last_status, last_started_at, last_took, last_message, failures_7d from cortex_scheduled()',
  'select true, null::text, null::timestamptz, null::interval, null::text, 0::bigint from cortex_scheduled()', 'jobs that never ran');
select count(*) as jobs from cortex_scheduled() \gset

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
select is((select count(distinct job_name) from cortex_scheduled()), :jobs::bigint, 'each job is listed once');

-- As pg_cron writes them before 1.6.3: no time of a run that could not connect; one that a crash left behind keeps its status.
create function pg_temp.runs(of_job text, variadic runs text[]) returns void language sql as $function$
  insert into cron.job_run_details (jobid, runid, database, username, command, status, return_message, start_time)
  select jobid, 900001000 + split_part(run, ' ', 1)::integer, database, username, command, split_part(run, ' ', 2), nullif(split_part(run, ' ', 3), ''),
    case when split_part(run, ' ', 4) <> '' then now() - split_part(run, ' ', 4)::interval end
  from cron.job, unnest(runs) as run
  where jobname = of_job and username = current_setting('cortex.owner')
$function$;
reset role;
delete from cron.job_run_details where username = :'setup_owner';
select pg_temp.runs('cortex-purge-dead-letters' || :'suffix', '1 failed refused', '4 failed refused', '5 connecting', '6 failed refused', '8 failed refused') \gset
select pg_temp.runs('cortex-maintain-history' || :'suffix', '3 succeeded done 8d', '7 succeeded done 1d') \gset
set local role :"setup_owner";
select results_eq('select last_status, last_started_at, last_took, last_message, failures_7d from cortex_scheduled() where job_name like ''cortex-purge-dead-letters%''',
  $$ values ('failed', null::timestamptz, null::interval, 'refused; pg_cron kept no time: after ' || to_char(now() at time zone 'UTC' - interval '1 day', 'YYYY-MM-DD HH24:MI') || ' GMT', 4::bigint) $$,
  'a run without any time fails too, unless a later one is older than a week; so does one that was cut off');
reset role;
select pg_temp.runs('cortex-maintain-history' || :'suffix', '9 succeeded done 2h') \gset
set local role :"setup_owner";
select alike((select last_message from cortex_scheduled() where job_name like 'cortex-purge-dead-letters%'), 'refused; pg_cron kept no time: between % and % GMT', 'what is known of its time is said');
reset role;
delete from cron.job_run_details where start_time is not null;
set local role :"setup_owner";
select results_eq('select last_message, failures_7d from cortex_scheduled() where job_name like ''cortex-purge-dead-letters%''',
  $$ values ('refused; pg_cron kept no time', 5::bigint) $$, 'where no run has a time all of them count');
reset role;
select pg_temp.runs('cortex-purge-dead-letters' || :'suffix', '10 running  1min') \gset
set local role :"setup_owner";
select results_eq('select last_status, last_started_at, last_message, failures_7d from cortex_scheduled() where job_name like ''cortex-purge-dead-letters%''',
  $$ values ('running', now() - interval '1 minute', null, 5::bigint) $$, 'the last one may still come to an end');

-- What a server that is loaded with other settings would say
savepoint settings;
create or replace function cortex__cron_setting(setting_name text) returns text language sql as $$ select case setting_name when 'log_run' then 'off' end $$;
select set_eq('select failures_7d from cortex_scheduled()', array[null::bigint], 'of failures nothing is known where pg_cron keeps no record');
rollback to settings;

-- The name of the database in cron.job is that of the time of cortex_schedule()
reset role;
update cron.job set database = 'renamed' where jobname in (select job_name from cortex_scheduled()) and username = :'setup_owner';
set local role :"setup_owner";
select is((select count(*) from cortex_scheduled()), :jobs::bigint, 'after a rename of the database they are still there');

select is(pg_temp.outcome_as('cortex_viewer', 'do $$ begin assert (select count(*) from cortex_scheduled()) > 0; end $$'), 'done', 'a viewer sees them too');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cron.job'), '42501', 'without pg_cron''s own tables');

reset role;
drop extension pg_cron;
set local role :"setup_owner";
select is_empty('select * from cortex_scheduled()', 'no rows without pg_cron');

select * from finish();
rollback;
