\ir setup.psql
select plan(83);

select case :'schema' when 'public' then '' else ':' || :'schema' end as suffix, quote_ident(:'schema') as qualified \gset
select count(*) from cortex_unschedule() \gset
delete from cortex_schedule_settings;

select set_eq('select action from cortex_schedule(dry_run => true)', array['would create'], 'a dry run says what would be');
select is_empty('select from cortex_scheduled()', 'and schedules nothing');
select results_eq('select * from cortex_schedule()', format($$ values
  ('cortex-create-partitions%1$s', '0 2,23 * * *', 'select * from %2$s.cortex_create_partitions(premake_days => 3)', 'created'),
  ('cortex-maintain-history%1$s', '30 1 * * *', 'select * from %2$s.cortex_maintain_history(retention => ''1 year'')', 'created'),
  ('cortex-maintain-partitions%1$s', '15 2-6 * * *', 'call %2$s.cortex_run_maintenance(retention_days => 7, premake_days => 3)', 'created'),
  ('cortex-purge-dead-letters%1$s', '0 3 * * *', 'select * from %2$s.cortex_purge_dead_letters(older_than => ''30 days'', batch_size => null)', 'created'),
  ('cortex-purge-job-runs%1$s', '30 3 * * *', 'select * from %2$s.cortex_purge_job_runs(older_than => ''7 days'')', 'created'),
  ('cortex-recount-throughput%1$s', '45 1 * * *', 'select * from %2$s.cortex_rollup_throughput(recount => true)', 'created'),
  ('cortex-rollup-throughput%1$s', '*/5 * * * *', 'select * from %2$s.cortex_rollup_throughput()', 'created') $$, :'suffix', :'qualified'),
  'its jobs, their commands with the schema');
select results_eq('select jobname::text collate "default", schedule, command, username, database, active from cron.job where jobname in (select job_name from cortex_scheduled()) order by jobname',
  'select job_name, cron_schedule, job_command, current_setting(''cortex.owner''), current_database()::text collate "default", true from cortex_scheduled() order by job_name',
  'pg_cron has them, as the owner''s, in this database');
-- A CALL that commits runs in no transaction: ScheduleIT.
select lives_ok(job_command, job_command) from cortex_scheduled() where job_command not like 'call %';

select set_eq('select action from cortex_schedule()', array['unchanged'], 'a second time changes nothing');
set local intervalstyle = 'iso_8601';
set local datestyle = 'SQL, DMY';
select set_eq('select action from cortex_schedule()', array['unchanged'], 'whatever the session''s styles');
select results_eq('select job_command from cortex_schedule(3, ''10 days'', 5, ''2 years 3 months'', ''36 hours'') where action = ''updated''', format($$ values
  ('select * from %1$s.cortex_create_partitions(premake_days => 5)'),
  ('select * from %1$s.cortex_maintain_history(retention => ''2 years 3 mons'')'),
  ('call %1$s.cortex_run_maintenance(retention_days => 3, premake_days => 5)'),
  ('select * from %1$s.cortex_purge_dead_letters(older_than => ''10 days'', batch_size => null)'),
  ('select * from %1$s.cortex_purge_job_runs(older_than => ''36:00:00'')') $$, :'qualified'), 'retention comes from the arguments');
select lives_ok(job_command, job_command) from cortex_scheduled() where job_command not like 'call %';
select is((select count(*) from cron.job where jobname in (select job_name from cortex_scheduled())), (select count(distinct job_name) from cortex_scheduled()), 'each job is there once');
select is_empty('select job_command from cortex_scheduled() where job_command !~ ''^(select|call) [^;]*$''', 'a command is a single SELECT or CALL');

-- What an older version has installed
select cron.schedule('cortex-maintain-partitions' || :'suffix', '0 2 * * *', format('select * from %I.cortex_maintain_partitions(retention_days => 7, premake_days => 3)', :'schema')) \gset
select cron.unschedule('cortex-create-partitions' || :'suffix') \gset
select results_eq('select action, job_name from cortex_schedule(3, ''10 days'', 5, ''2 years 3 months'', ''36 hours'') where action <> ''unchanged''',
  format($$ values ('created', 'cortex-create-partitions%1$s'), ('updated', 'cortex-maintain-partitions%1$s') $$, :'suffix'), 'jobs of an older version are brought up to date');
select count(*) from cortex_schedule(rescue_after => '1 hour') \gset
delete from cortex_schedule_settings;
select is_empty('select from cortex_schedule() where action <> ''unchanged''', 'one that kept no settings has said them in its commands');
select count(*) from cortex_schedule(rescue_after => '0') \gset

-- An INSERT works from then on
savepoint partitions;
select format('drop table %I.%I', :'schema', partition_name) from cortex_partitions() where upper_bound > now() \gexec
select throws_ok('insert into queue (queue_name, payload) values (''triage'', ''{}'')', '23514', null, 'without a partition for today nobody can enqueue');
select count(*) from cortex_schedule(3, '10 days', 5, '2 years 3 months', '36 hours', dry_run => true) \gset
select is((select count(*) from cortex_partitions() where upper_bound > now()), 0::bigint, 'a dry run creates none');
select count(*) from cortex_schedule(3, '10 days', 5, '2 years 3 months', '36 hours') \gset
select lives_ok('insert into queue (queue_name, payload, created_at) select ''triage'', ''{}'', now() + day * interval ''1 day'' from generate_series(0, 5) as day',
  'the partitions of today and the coming days are created at once');
rollback to partitions;

-- What is not given stays as it was asked for last
select is_empty('select from cortex_schedule() where action <> ''unchanged''', 'without an argument everything stays');
select is_empty('select from cortex_schedule(null, null, null, null, null, null) where action <> ''unchanged''', 'NULL is no argument');
select is_empty('select from cortex_schedule(dry_run => true) where action <> ''unchanged''', 'and a dry run says so');
select results_eq('select job_command from cortex_schedule(8, dry_run => true) where action <> ''unchanged''',
  format($$ values ('call %s.cortex_run_maintenance(retention_days => 8, premake_days => 5)') $$, :'qualified'), 'one that is given changes that alone');
select results_eq('select job_command from cortex_schedule(premake_days => 4) where action <> ''unchanged''', format($$ values
  ('select * from %1$s.cortex_create_partitions(premake_days => 4)'),
  ('call %1$s.cortex_run_maintenance(retention_days => 3, premake_days => 4)') $$, :'qualified'), 'of a dry run nothing is kept');
select results_eq(format('select split_part(job_name, '':'', 1), action from cortex_schedule(%s) where action <> ''unchanged'' order by 1', call.arguments),
  format('select unnest(%L::text[]), %L::text', call.jobs, call.action), call.arguments)
from (values
    ('dead_letter_retention => ''365 days''', 'updated', array['cortex-purge-dead-letters']),
    ('history_retention => ''3 years''', 'updated', array['cortex-maintain-history']),
    ('run_details_retention => ''2 days''', 'updated', array['cortex-purge-job-runs']),
    ('rescue_after => ''1 hour''', 'created', array['cortex-rescue-stale'])) as call (arguments, action, jobs);
select count(*) from cortex_unschedule() \gset
select results_eq('select substring(job_command from ''\(.*'') from cortex_schedule() where job_command like ''%=>%''', $$ values
  ('(premake_days => 4)'), ('(retention => ''3 years'')'), ('(retention_days => 3, premake_days => 4)'), ('(older_than => ''365 days'', batch_size => null)'),
  ('(older_than => ''2 days'')'), ('(recount => true)'), ('(older_than => ''01:00:00'', batch_size => null)') $$, 'after cortex_unschedule() too');
select results_eq('select action from cortex_schedule(rescue_after => ''0'') where job_name like ''cortex-rescue%''', array['removed'], 'no rescue any more');
select is_empty('select from cortex_schedule() where job_name like ''cortex-rescue%''', 'which stays too');
select count(*) from cortex_schedule(3, '10 days', 5, '2 years 3 months', '36 hours') \gset

-- The rescue is there only when asked for
select results_eq('select job_name, cron_schedule, job_command, action from cortex_schedule(rescue_after => ''45 minutes'') where job_name like ''cortex-rescue%''',
  format($$ values ('cortex-rescue-stale%s', '*/5 * * * *', 'select * from %s.cortex_rescue_stale(older_than => ''00:45:00'', batch_size => null)', 'created') $$, :'suffix', :'qualified'),
  'the rescue of stale jobs');
select lives_ok(job_command, job_command) from cortex_scheduled() where job_name like 'cortex-rescue%';
select results_eq('select action from cortex_schedule(rescue_after => ''30 minutes'') where job_name like ''cortex-rescue%''', array['updated'], 'can be changed');
select results_eq('select action from cortex_schedule() where job_name like ''cortex-rescue%''', array['unchanged'], 'stays when nothing is said about it');
select results_eq('select action from cortex_schedule(rescue_after => ''0'') where job_name like ''cortex-rescue%''', array['removed'], 'and is removed');
select is_empty('select from cortex_schedule(rescue_after => ''0'') where job_name like ''cortex-rescue%''', 'once');

select alike(pg_temp.refusal('select * from cortex_schedule(history_retention => ''1 hour'')'), '%, got 01:00:00 | %', 'a refusal is the same in every style');
select is(left(pg_temp.refusal('select * from cortex_schedule(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['0', '-7', '36501', '7, ''0''', '7, ''-30 days''', '7, ''30 days'', 0', '7, ''30 days'', 367', 'history_retention => ''1 hour''',
  'run_details_retention => ''100000000 years''', 'rescue_after => ''59 seconds''', 'rescue_after => ''-1 hour''', 'dry_run => null']) as argument;
select is(pg_temp.refusal('select * from cortex_schedule(0)'),
  'QX001 | queue_retention_days must be between 1 and 36500, got 0 | For example: queue_retention_days => 7.', 'and says what it wants');

-- A plain queue
savepoint plain;
create temporary table before as select jobname from cron.job;
alter table queue rename to partitioned_queue;
create table queue (like partitioned_queue);
select results_eq('select split_part(job_name, '':'', 1), action, job_command from cortex_schedule() where action <> ''unchanged''', format($$ values
  ('cortex-create-partitions', 'removed', 'select * from %1$s.cortex_create_partitions(premake_days => 5)'),
  ('cortex-maintain-partitions', 'removed', 'call %1$s.cortex_run_maintenance(retention_days => 3, premake_days => 5)') $$, :'qualified'),
  'a plain queue has no jobs for partitions, but what was asked for is kept and shown');
select results_eq('select split_part(job_name, '':'', 1), action, job_command from cortex_schedule(60, dry_run => true) where action <> ''unchanged''', format($$ values
  ('cortex-create-partitions', 'deferred', 'select * from %1$s.cortex_create_partitions(premake_days => 5)'),
  ('cortex-maintain-partitions', 'deferred', 'call %1$s.cortex_run_maintenance(retention_days => 60, premake_days => 5)') $$, :'qualified'), 'by a dry run too');
select set_eq('select job_name from cortex_scheduled()', 'select jobname::text from before where jobname not like ''%-partitions%''', 'the others stay');
drop table queue;
create table queue (like partitioned_queue) partition by list (queue_name);
select set_eq('select action from cortex_schedule() where job_name like ''%partitions%''', array['deferred'], 'nor does one that is partitioned otherwise');
drop table queue;
alter table partitioned_queue rename to queue;
select results_eq('select job_command from cortex_schedule() where action <> ''unchanged''', format($$ values
  ('select * from %1$s.cortex_create_partitions(premake_days => 5)'), ('call %1$s.cortex_run_maintenance(retention_days => 3, premake_days => 5)') $$, :'qualified'),
  'once it is partitioned the next call adds them, with what was asked for');
rollback to plain;

-- Where pg_cron sends a job is written down when the job is made: after a restore or a rename that is another server's.
savepoint stale;
create function pg_temp.renewed(change text, dry_run boolean default false) returns setof text language plpgsql as $function$
begin
  perform set_config('role', 'none', true);
  execute 'update cron.job set ' || change || ' where jobname like ''cortex-purge-dead%'' and username = ' || quote_literal(current_setting('cortex.owner'));
  perform set_config('role', current_setting('cortex.owner'), true);
  return query select split_part(job_name, ':', 1) || ' ' || action from cortex_schedule(dry_run => renewed.dry_run) where action <> 'unchanged';
end;
$function$;
create function pg_temp.purge() returns cron.job language sql as $$ select * from cron.job where jobname like 'cortex-purge-dead%' and username = current_setting('cortex.owner') $$;
create temporary table as_it_was as select jobname, schedule, command, nodename, nodeport, database, username, active from cron.job where jobid = (select jobid from pg_temp.purge());
select results_eq(format('select pg_temp.renewed(%L)', change), array['cortex-purge-dead-letters renewed'], change)
from unnest(array['nodeport = 5431', 'nodename = ''elsewhere''', 'database = ''renamed''', 'nodename = ''elsewhere'', database = ''renamed'', schedule = ''1 1 1 1 *''']) as change;
select results_eq('select jobname, schedule, command, nodename, nodeport, database, username, active from pg_temp.purge()', 'select * from as_it_was', 'is as new then');
select is_empty('select from cortex_schedule() where action <> ''unchanged''', 'once');
select results_eq('select pg_temp.renewed(''nodeport = 5431'', true)', array['cortex-purge-dead-letters would renew'], 'a dry run says so');
select is((select nodeport from pg_temp.purge()), 5431, 'and changes nothing');
reset role;
insert into cron.job_run_details (jobid, runid, username, status) select jobid, 900000000, username, 'succeeded' from pg_temp.purge();
set local role :"setup_owner";
select is_empty('select pg_temp.renewed(format(''nodename = %L, nodeport = %s'', '''', (select nodeport from as_it_was)))', 'a host that works is the deployment''s choice');
select results_eq('select pg_temp.renewed(''nodeport = 5431, active = false'')', $$ select 'cortex-purge-dead-letters renewed' where (select rolsuper from pg_roles where rolname = current_user) $$,
  'who may not pause a job leaves one that is paused');
reset role;
grant execute on function cron.alter_job to :"setup_owner";
set local role :"setup_owner";
select results_eq('select pg_temp.renewed(''nodeport = 5431, active = false'')', array['cortex-purge-dead-letters renewed'], 'who may renews it');
select is((select active from pg_temp.purge()), false, 'paused as it is');
select matches(pg_temp.refusal('select pg_temp.renewed(''database = ''''postgres'''''')'), '^QX002 \| a job cortex-purge-dead-letters\S* belongs to role \S+ in database postgres \| Remove it, as that role or a superuser: select cron.unschedule\(\d+\);$',
  'one of a database that is there may be another installation''s');
rollback to stale;
set transaction read only;
select is((select string_agg(distinct action, ' ') from cortex_schedule(dry_run => true)), 'unchanged', 'a dry run needs to write nothing');
rollback to stale;

-- What pg_cron would say after cron.database_name was changed, and the server restarted
create or replace function cortex__job_target(out node_name text, out node_port integer, out served_database text) language sql as $$ select 'localhost', 5432, 'another' $$;
select is(pg_temp.refusal('select * from cortex_schedule(dry_run => ' || dry_run || ')'), format('QX003 | pg_cron serves database another, not %I | As a superuser: alter system set cron.database_name = %L; then restart PostgreSQL. Or let another scheduler call the functions.', current_database(), current_database()),
  'a database that pg_cron does not serve')
from unnest(array['true', 'false']) as dry_run;
rollback to stale;
reset role;
create or replace function cron.schedule(schedule text, command text) returns bigint language plpgsql as $$ begin raise exception 'database "gone" does not exist' using errcode = '3D000'; end $$;
set local role :"setup_owner";
select alike(pg_temp.refusal('select * from cortex_schedule()'), 'QX003 | pg_cron serves a database that is not there: database "gone" does not exist | As a superuser: alter system %', 'nor one that is not there');
rollback to stale;

-- A job of that name that belongs to somebody else: only a superuser's installation can see it.
reset role;
insert into cron.job (schedule, command, jobname, username, nodeport) values ('0 2 * * *', 'select 1', 'cortex-maintain-partitions' || :'suffix', 'somebody else', 5432);
set local role :"setup_owner";
select set_eq('select action from cortex_schedule(3, ''10 days'', 5, ''2 years 3 months'', ''36 hours'')', array['unchanged'], 'a job of another role is not ours')
where not (select rolsuper from pg_roles where rolname = current_user)
union all
select alike(pg_temp.refusal('select * from cortex_schedule()'), 'QX002 | a job cortex-maintain-partitions% belongs to role "somebody else" in database % | Remove it, as that role or a superuser: select cron.unschedule(%);', 'a job of another role is not ours')
where (select rolsuper from pg_roles where rolname = current_user);

select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_schedule()'), '42501', 'an operator may not');

-- Without pg_cron's schema
reset role;
revoke usage on schema cron from :"setup_owner";
set local role :"setup_owner";
select matches(pg_temp.refusal('select * from cortex_schedule()'), '^QX003 \| pg_cron is not set up in database .* \| As a superuser: create extension if not exists pg_cron schema pg_catalog; grant usage on schema cron to ',
  'without the privilege it says what a superuser has to run')
where not (select rolsuper from pg_roles where rolname = current_user)
union all select pass('a superuser needs no privilege') where (select rolsuper from pg_roles where rolname = current_user);

select * from finish();
rollback;
