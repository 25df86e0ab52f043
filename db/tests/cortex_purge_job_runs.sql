\ir setup.psql
select plan(9);

select is(left(pg_temp.refusal('select cortex_purge_job_runs(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['null', '''-1 day''', '''100000000 years''']) as argument;

reset role;
delete from cron.job_run_details;
insert into cron.job_run_details (jobid, runid, database, username, command, status, start_time, end_time)
select 1, 900000000 + run.number, coalesce(run.database, current_database()), coalesce(run.username, :'setup_owner'),
  format(run.command, :'schema'), run.status, now() - run.age, now() - run.age
from (values
    (1, null, null, 'select * from %I.cortex_maintain_partitions(retention_days => 7, premake_days => 3)', 'succeeded', interval '8 days'),
    (2, null, null, 'select * from %I.cortex_job_of_an_older_version()', 'failed', interval '9 days'),
    (3, null, null, 'select * from %I.cortex_purge_job_runs(older_than => ''7 days'')', 'succeeded', interval '6 days'),
    (4, null, null, 'select * from %I.cortex_maintain_partitions()', 'running', interval '8 days'),
    (5, null, null, 'select * from another.cortex_maintain_partitions()', 'succeeded', interval '8 days'),
    (6, null, null, 'select * from %I.mine()', 'succeeded', interval '8 days'),
    (7, 'another', null, 'select * from %I.cortex_maintain_partitions()', 'succeeded', interval '8 days'),
    (8, null, 'another', 'select * from %I.cortex_maintain_partitions()', 'succeeded', interval '8 days'),
    (9, null, null, 'call %I.cortex_run_maintenance(retention_days => 7, premake_days => 3)', 'succeeded', interval '8 days'),
    (10, null, null, 'call another.cortex_run_maintenance()', 'succeeded', interval '8 days')
  ) as run (number, database, username, command, status, age);
set local role :"setup_owner";

select is(cortex_purge_job_runs(), 3::bigint, 'finished runs older than a week go, of jobs removed since as well');
reset role;
select results_eq('select runid - 900000000 from cron.job_run_details order by runid', 'values (3::bigint), (4), (5), (6), (7), (8), (10)',
  'running ones stay, and those of others: another installation, job, database, role');
set local role :"setup_owner";
select is(cortex_purge_job_runs('0'), 1::bigint, 'older than nothing is all that has finished');
select is(cortex_purge_job_runs('0'), 0::bigint, 'then there is nothing to do');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_purge_job_runs()'), '42501', 'an operator may not');

reset role;
drop extension pg_cron;
set local role :"setup_owner";
select is(cortex_purge_job_runs(), 0::bigint, 'without pg_cron there is nothing to do');

select * from finish();
rollback;
