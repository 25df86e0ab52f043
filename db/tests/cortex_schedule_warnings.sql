\ir setup.psql
select plan(46);

select case :'schema' when 'public' then '' else ':' || :'schema' end as suffix, quote_ident(:'schema') as qualified,
  quote_ident(current_database()) as database, quote_ident(:'setup_owner') as owner \gset
select count(*) from cortex_unschedule() \gset
delete from cortex_schedule_settings;
select count(*) from cortex_create_partitions() \gset
select is_empty('select * from cortex_schedule_warnings()', 'before cortex_schedule() nothing is missing');
select count(*) from cortex_schedule(60, premake_days => 5) \gset
select is_empty('select * from cortex_schedule_warnings()', 'nor is after it');

-- Timeouts: whatever PostgreSQL would take for a session of the owner
create function pg_temp.timeout() returns text language sql as $function$
  select split_part(warning, ':', 1) || ' | ' || remedy from cortex_schedule_warnings() where warning like '%statement\_timeout%'
$function$;

reset role;
alter role all set statement_timeout = '1h';
select is(pg_temp.timeout(), format('every role has statement_timeout = 1h | alter role %s in database %s set statement_timeout = 0;', :'owner', :'database'), 'that of every role');
select format('alter database %s set statement_timeout = %L', :'database', '40min') \gexec
select is(pg_temp.timeout(), format('database %2$s has statement_timeout = 40min | alter role %1$s in database %2$s set statement_timeout = 0;', :'owner', :'database'), 'rather that of the database');
alter role :owner set statement_timeout = 2000;
select is(pg_temp.timeout(), format('role %1$s has statement_timeout = 2000 | alter role %1$s in database %2$s set statement_timeout = 0;', :'owner', :'database'), 'rather that of the role');
alter role :owner in database :database set statement_timeout = '90 s';
select is(pg_temp.timeout(), format('role %1$s in database %2$s has statement_timeout = 90 s | alter role %1$s in database %2$s set statement_timeout = 0;', :'owner', :'database'), 'rather that of the role in the database');
select is((select warning from cortex_schedule_warnings()), format('role %s in database %s has statement_timeout = 90 s: partition maintenance stops by itself at half of it and goes on in the next run; other jobs are cancelled when they take longer', :'owner', :'database'), 'and says what it means');
set local role :"setup_owner";
select remedy from cortex_schedule_warnings() \gset
:remedy
select is(pg_temp.timeout(), null, 'the owner himself can run the remedy');
reset role;
select is(pg_temp.timeout(), null, 'which hides the others');

create function pg_temp.with_timeout(value text) returns text language plpgsql as $function$
begin
  execute format('alter role %I in database %I set statement_timeout = %L', current_setting('cortex.owner'), current_database(), value);
  return split_part(pg_temp.timeout(), ' | ', 1);
end;
$function$;
select is(pg_temp.with_timeout(value), null, format('%s is none', value)) from unnest(array['0', '0ms', '0 min', '0.0', ' 0']) as value;
select isnt(pg_temp.with_timeout(value), null, format('%s is one', value)) from unnest(array['1', '0.5s', '10 min']) as value;
alter role :owner in database :database reset statement_timeout;
alter role :owner reset statement_timeout;
select format('alter database %s reset statement_timeout', :'database') \gexec
alter role all reset statement_timeout;
create role somebody;
alter role somebody set statement_timeout = '1s';
set local role :"setup_owner";
set local statement_timeout = '1h';
select is_empty('select * from cortex_schedule_warnings()', 'neither another role''s nor that of this session is theirs');

-- Jobs
reset role;
select cron.alter_job(jobid, active => false) from cron.job where jobname = 'cortex-create-partitions' || :'suffix' and username = :'setup_owner' \gset
set local role :"setup_owner";
select results_eq('select * from cortex_schedule_warnings()', format($$ select 'job cortex-create-partitions%1$s is paused', format('select cron.alter_job(%%s, active => true);%2$s', jobid)
  from cron.job where jobname = 'cortex-create-partitions%1$s' $$, :'suffix', case when not has_function_privilege('cron.alter_job(bigint,text,text,text,text,boolean)', 'execute') then ' -- as a superuser' end), 'a job that is paused');
select remedy from cortex_schedule_warnings() \gset
reset role;
\o /dev/null
:remedy
\o
set local role :"setup_owner";
select cron.unschedule('cortex-create-partitions' || :'suffix') \gset
select results_eq('select * from cortex_schedule_warnings()', format($$ values ('job cortex-create-partitions%s is missing', %L) $$, :'suffix', cortex__command('schedule install')),
  'it can be resumed; one that is missing beside the others');
select cron.unschedule('cortex-maintain-partitions' || :'suffix') \gset
select set_eq('select substring(job_command from ''\(.*'') from cortex_schedule() where action = ''created''', array['(premake_days => 5)', '(retention_days => 60, premake_days => 5)'],
  'comes back by the remedy as it was');

-- Jobs that are no longer as they were made
create function pg_temp.warnings() returns setof text language sql as $$ select concat_ws(' | ', warning, remedy) from cortex_schedule_warnings() $$;
create function pg_temp.said(change text) returns setof text language plpgsql as $function$
begin
  perform set_config('role', 'none', true);
  execute change;
  perform set_config('role', current_setting('cortex.owner'), true);
  return query select * from pg_temp.warnings();
end;
$function$;
create function pg_temp.job(base_name text) returns bigint language sql as $$ select jobid from cron.job where jobname like base_name || '%' and username = current_setting('cortex.owner') $$;
select cortex__command('schedule install') as install, port.setting as port from pg_settings as port where name = 'port' \gset
create function pg_temp.ran(variadic runs text[]) returns void language sql as $function$
  insert into cron.job_run_details (jobid, runid, username, status, start_time, end_time)
  select pg_temp.job(split_part(run, ' ', 1)), (select coalesce(max(runid), 900000000) from cron.job_run_details) + number, current_setting('cortex.owner'), 'succeeded', began, began
  from unnest(runs) with ordinality as run (run, number),
    lateral (values (date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' + split_part(run, ' ', 2)::interval)) as at (began)
$function$;
savepoint jobs;
select set_eq(format('select pg_temp.said(%L)', 'delete from cron.job where jobid in (pg_temp.job(''cortex-purge-dead''), pg_temp.job(''cortex-rollup''))'), format($$ values
  ('job cortex-purge-dead-letters%1$s is missing | %2$s'), ('job cortex-rollup-throughput%1$s is missing | %2$s') $$, :'suffix', :'install'), 'every job that is missing is named');
rollback to jobs;
select set_eq(format('select pg_temp.said(%L)', 'update cron.job set command = ''select 1'' where jobid = pg_temp.job(''cortex-purge-dead'')'),
  array[format('job cortex-purge-dead-letters%s was changed: it does something else than was installed | %s', :'suffix', :'install')], 'one whose command was changed');
rollback to jobs;
select is_empty(format('select pg_temp.said(%L)', 'update cron.job set schedule = ''7 7 * * *'' where jobid = pg_temp.job(''cortex-purge-dead'')'), 'its hour is everybody''s own affair');
rollback to jobs;
select set_eq(format('select pg_temp.said(%L)', 'update cron.job set nodeport = 1, database = ''renamed'' where jobid = pg_temp.job(''cortex-purge-dead'')'),
  array[format('job cortex-purge-dead-letters%s runs in database renamed at localhost:1, as it was when it was installed | %s', :'suffix', :'install')], 'one that pg_cron sends elsewhere');
select results_eq('select action from cortex_schedule() where action <> ''unchanged''', array['renewed'], 'the remedy');
select is_empty('select pg_temp.warnings()', 'helps');
select set_has(format('select pg_temp.said(%L)', 'update cron.job set nodeport = 1, active = false where jobid = pg_temp.job(''cortex-purge-dead'')'),
  format($$ select format('job cortex-purge-dead-letters%1$s runs in database %%I at localhost:1, as it was when it was installed | %%s', current_database(),
    case when (select rolsuper from pg_roles where rolname = current_user) then %2$L
      else format('update cron.job set nodename = %%L, nodeport = %3$s, database = %%L where jobid = %%s; -- as a superuser', 'localhost', current_database(), pg_temp.job('cortex-purge-dead')) end) $$, :'suffix', :'install', :'port'),
  'and what a superuser has to run for one that is paused');
rollback to jobs;

-- What a server that is loaded with other settings, or with a later pg_cron, would say
create function pg_temp.with_setting(name text, value text) returns setof text language plpgsql as $function$
begin
  execute format('create or replace function cortex__cron_setting(setting_name text) returns text language sql as $$ select %L where setting_name = %L $$', value, name);
  return query select * from pg_temp.warnings();
end;
$function$;
select set_eq('select pg_temp.with_setting(''log_run'', ''off'')',
  array['cron.log_run = off: pg_cron keeps no record of its runs, so that nothing is known of how jobs went | alter system set cron.log_run = on; -- as a superuser, then restart PostgreSQL'], 'cron.log_run');
select set_eq('select pg_temp.with_setting(''launch_active_jobs'', ''off'')',
  array['cron.launch_active_jobs = off: pg_cron starts no job | alter system set cron.launch_active_jobs = on; select pg_reload_conf(); -- as a superuser'], 'cron.launch_active_jobs');
select set_eq('select pg_temp.with_setting(''timezone'', ''Asia/Kolkata'')',
  array['pg_cron reads schedules in Asia/Kolkata (cron.timezone), not in GMT: 02:00 there is 20:30 GMT at present | alter system set cron.timezone = ''GMT''; -- as a superuser, then restart PostgreSQL'], 'cron.timezone');
select isnt_empty('select pg_temp.with_setting(''timezone'', ''Europe/London'')', 'that is another one in summer');
select is_empty(format('select pg_temp.with_setting(''timezone'', %L)', zone), zone) from unnest(array['GMT', 'Etc/UTC']) as zone;
rollback to jobs;

-- What those see of it who may not see its settings
select is_empty(format('select pg_temp.said(%L)', call), call)
from unnest(array['select pg_temp.ran(''cortex-purge-dead 03:00:01'', ''cortex-maintain-history 01:30:00'')',
  'select pg_temp.ran(''cortex-purge-dead 08:00:01'', ''cortex-maintain-history 08:00:00'')']) as call;
select case when (select rolsuper from pg_roles where rolname = current_user) then pass('a superuser sees the settings') else
  set_eq(format('select pg_temp.said(%L)', 'select pg_temp.ran(''cortex-purge-dead 21:30:01'', ''cortex-maintain-history 20:00:00'')'),
  array['the daily jobs began 330 minutes earlier than their schedules say in GMT: pg_cron seems to read them in another zone (cron.timezone) | alter system set cron.timezone = ''GMT''; -- as a superuser, then restart PostgreSQL'],
  'the hour of its runs') end;
rollback to jobs;
insert into cortex_run_log (run_id, function_name, action, application) values (gen_random_uuid(), 'test', 'created', 'pg_cron');
select case when (select rolsuper from pg_roles where rolname = current_user) then pass('a superuser sees the setting') else
  set_eq('select pg_temp.warnings()', array['pg_cron has run jobs but has no record of it (cron.log_run = off?), so that nothing is known of how they went | alter system set cron.log_run = on; -- as a superuser, then restart PostgreSQL'],
  'that there is no record of a run') end;
select is_empty(format('select pg_temp.said(%L)', 'select pg_temp.ran(''cortex-purge-dead 03:00'')'), 'any record is one');
rollback to jobs;
select results_eq(format('select pg_temp.said(%L)', 'select pg_temp.ran(''cortex-rollup -1min'')'),
  format($$ select 'job cortex-rollup-throughput%s is due every five minutes, but no run since ' || to_char(now() at time zone 'UTC' - interval '1 day', 'YYYY-MM-DD') || ' 23:59 GMT is on record: pg_cron does not start it (cron.max_running_jobs, cron.launch_active_jobs), or keeps no record (cron.log_run) | select name, setting from pg_settings where name like ''cron.%%''; -- as a superuser'
    where pg_postmaster_start_time() < now() - interval '15 minutes' and now() - date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' > interval '14 minutes' $$, :'suffix'),
  'one that should have run meanwhile, unless the server has just been started');
rollback to jobs;

-- Partitions
select format('drop table %I.%I', :'schema', partition_name) from cortex_partitions() where upper_bound > now() \gexec
select results_eq('select * from cortex_schedule_warnings()', format($$ select 'queue lacks partitions for today or tomorrow (UTC), without which nothing can be enqueued: '
  || to_char(now() at time zone 'UTC', '"queue_"YYYY_MM_DD') || ', ' || to_char(now() at time zone 'UTC' + interval '1 day', '"queue_"YYYY_MM_DD'), 'select * from %s.cortex_create_partitions();' $$, :'qualified'),
  'partitions that are lacking');
select remedy from cortex_schedule_warnings() \gset
\o /dev/null
:remedy
\o
select is(pg_temp.outcome_as('cortex_viewer', 'do $$ begin assert not exists (select from cortex_schedule_warnings()); end $$'), 'done', 'a viewer sees warnings too');

alter table queue rename to partitioned_queue;
create table queue (like partitioned_queue);
delete from cortex_schedule_settings;
select results_eq('select * from cortex_schedule_warnings()', $$ values ('queue is one plain table: pg_cron gets no jobs for partitions until it has some', cortex__command('migrate-queue --dry-run')) $$, 'a plain queue');
select count(*) from cortex_schedule(60, premake_days => 9) \gset
select is((select warning from cortex_schedule_warnings()), 'queue is one plain table: pg_cron gets no jobs for partitions until it has some; they will then keep jobs for 60 days and create partitions for 9 days ahead, as asked for last', 'and the retention that is kept for it');
drop table queue;
create table queue (like partitioned_queue) partition by list (queue_name);
select results_eq('select * from cortex_schedule_warnings()', $$ values ('queue is not partitioned by RANGE (created_at): pg_cron gets no jobs for its partitions', null::text) $$, 'one that is partitioned otherwise');

reset role;
drop extension pg_cron;
set local role :"setup_owner";
select is_empty('select * from cortex_schedule_warnings()', 'without pg_cron there is nothing to warn about');

select * from finish();
rollback;
