\ir setup.psql
select plan(18);

select is(left(pg_temp.refusal('select cortex_purge_job_runs(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['null', '''-1 day''', '''100000000 years''']) as argument;

set local intervalstyle = 'sql_standard';
select alike(pg_temp.refusal('select cortex_purge_job_runs(''-1 day'')'), '%, got -1 days | %', 'whatever the session''s style');

reset role;
delete from cron.job_run_details;
-- Of jobs that are there, under numbers of their own.
insert into cron.job (jobid, schedule, command, nodeport, username)
select 900000000 + number, '0 0 1 1 *', 'select', 1, :'setup_owner' from generate_series(1, 9) as number;
insert into cron.job_run_details (jobid, runid, database, username, command, status, start_time, end_time)
select 900000000 + case when run.number = 4 then 4 else 1 end, 900000000 + run.number, coalesce(run.database, current_database()), coalesce(run.username, :'setup_owner'),
  format(run.command, :'schema'), run.status, now() - run.age, now() - run.age
from (values
    (1, null, null, 'select * from %I.cortex_maintain_partitions(retention_days => 7, premake_days => 3)', 'succeeded', interval '8 days'),
    (2, null, null, 'select * from %I.cortex_job_of_an_older_version()', 'failed', interval '9 days'),
    (3, null, null, 'select * from %I.cortex_purge_job_runs(older_than => ''7 days'')', 'succeeded', interval '6 days'),
    (4, null, null, 'select * from %I.cortex_maintain_partitions()', 'running', interval '8 days'),
    (5, null, null, 'select * from another.cortex_maintain_partitions()', 'succeeded', interval '8 days'),
    (6, null, null, 'select * from %I.mine()', 'succeeded', interval '8 days'),
    (7, 'postgres', null, 'select * from %I.cortex_maintain_partitions()', 'succeeded', interval '8 days'),
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

-- As pg_cron writes them before 1.6.3: no time of a run that could not connect; what a crash cuts off keeps its status.
create function pg_temp.runs(variadic runs text[]) returns void language sql as $function$
  insert into cron.job_run_details (jobid, runid, database, username, command, status, start_time)
  select 900000000 + split_part(run, ' ', 1)::integer, 900000000 + split_part(run, ' ', 2)::integer, coalesce(nullif(split_part(run, ' ', 5), ''), current_database()),
    current_setting('cortex.owner'), format('select * from %I.cortex_f()', current_setting('cortex.schema')), split_part(run, ' ', 3),
    case when split_part(run, ' ', 4) <> '' then now() - split_part(run, ' ', 4)::interval end
  from unnest(runs) as run
$function$;
create function pg_temp.purged(variadic runs text[]) returns text language plpgsql as $function$
declare
  kept text;
begin
  perform set_config('role', 'none', true);
  delete from cron.job_run_details;
  perform pg_temp.runs(variadic runs);
  perform set_config('role', current_setting('cortex.owner'), true);
  perform cortex_purge_job_runs();
  select string_agg((runid - 900000000)::text, ' ' order by runid) into kept from cron.job_run_details;
  return kept;
end;
$function$;
select set_config('cortex.schema', :'schema', true) \gset
select is(pg_temp.purged('1 1 failed', '2 2 succeeded 8d', '1 3 failed', '2 4 succeeded 6d', '1 5 failed'), '3 4 5', 'a run without any time is older than one after it');
select is(pg_temp.purged('1 1 failed', '1 2 failed', '1 3 failed'), '1 2 3', 'without any there is no telling');
select is(pg_temp.purged('1 1 connecting', '1 2 sending', '1 3 running 9d', '1 4 running 9d', '2 5 succeeded 8d'), '4', 'what was cut off goes too, once its job ran again');
select is(pg_temp.purged('99 1 connecting', '99 2 running 9d', '2 3 succeeded 8d'), null, 'or has no job any more');
select is(pg_temp.purged('1 1 succeeded 8d renamed', '1 2 failed  renamed', '1 3 succeeded 8d postgres', '1 4 succeeded 8d'), '3', 'under a name that the database had before too');

reset role;
delete from cron.job_run_details;
insert into cron.job_run_details (jobid, runid, database, username, command, status)
select 900000001, 900000000 + number, current_database(), :'setup_owner', format('select * from %I.cortex_f()', :'schema'), 'failed' from generate_series(1, 3000) as number;
set local role :"setup_owner";
select is(cortex_purge_job_runs('1 day'), 3000::bigint - 24 * 60, 'where no run has a time, as many stay as the time has minutes');
select is(cortex_purge_job_runs('1 day'), 0::bigint, 'and no more');
select is(cortex_purge_job_runs('0'), 24 * 60::bigint, 'all of them are older than nothing');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_purge_job_runs()'), '42501', 'an operator may not');

reset role;
drop extension pg_cron;
set local role :"setup_owner";
select is(cortex_purge_job_runs(), 0::bigint, 'without pg_cron there is nothing to do');

select * from finish();
rollback;
