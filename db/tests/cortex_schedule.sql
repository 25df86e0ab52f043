\ir setup.psql
select plan(38);

select case :'schema' when 'public' then '' else ':' || :'schema' end as suffix, quote_ident(:'schema') as qualified \gset
select count(*) from cortex_unschedule() \gset

select set_eq('select action from cortex_schedule(dry_run => true)', array['would create'], 'a dry run says what would be');
select is_empty('select from cortex_scheduled()', 'and schedules nothing');
select results_eq('select * from cortex_schedule()', format($$ values
  ('cortex-maintain-history%1$s', '30 1 * * *', 'select * from %2$s.cortex_maintain_history(retention => ''1 year'')', 'created'),
  ('cortex-maintain-partitions%1$s', '0 2 * * *', 'select * from %2$s.cortex_maintain_partitions(retention_days => 7, premake_days => 3)', 'created'),
  ('cortex-purge-dead-letters%1$s', '0 3 * * *', 'select * from %2$s.cortex_purge_dead_letters(older_than => ''30 days'', batch_size => null)', 'created'),
  ('cortex-purge-job-runs%1$s', '30 3 * * *', 'select * from %2$s.cortex_purge_job_runs(older_than => ''7 days'')', 'created'),
  ('cortex-rollup-throughput%1$s', '*/5 * * * *', 'select * from %2$s.cortex_rollup_throughput()', 'created') $$, :'suffix', :'qualified'),
  'five jobs, their commands with the schema');
select results_eq('select jobname::text collate "default", schedule, command, username, database, active from cron.job where jobname in (select job_name from cortex_scheduled()) order by jobname',
  'select job_name, cron_schedule, job_command, current_setting(''cortex.owner''), current_database()::text collate "default", true from cortex_scheduled() order by job_name',
  'pg_cron has them, as the owner''s, in this database');
select lives_ok(job_command, job_command) from cortex_scheduled();

select set_eq('select action from cortex_schedule()', array['unchanged'], 'a second time changes nothing');
set local intervalstyle = 'iso_8601';
set local datestyle = 'SQL, DMY';
select set_eq('select action from cortex_schedule()', array['unchanged'], 'whatever the session''s styles');
select results_eq('select job_command from cortex_schedule(3, ''10 days'', 5, ''2 years 3 months'', ''36 hours'') where action = ''updated''', format($$ values
  ('select * from %1$s.cortex_maintain_history(retention => ''2 years 3 mons'')'),
  ('select * from %1$s.cortex_maintain_partitions(retention_days => 3, premake_days => 5)'),
  ('select * from %1$s.cortex_purge_dead_letters(older_than => ''10 days'', batch_size => null)'),
  ('select * from %1$s.cortex_purge_job_runs(older_than => ''36:00:00'')') $$, :'qualified'), 'retention comes from the arguments');
select lives_ok(job_command, job_command) from cortex_scheduled();
select is((select count(*) from cron.job where jobname in (select job_name from cortex_scheduled())), 5::bigint, 'each job is there once');

-- The rescue is there only when asked for
select results_eq('select job_name, cron_schedule, job_command, action from cortex_schedule(rescue_after => ''45 minutes'') where job_name like ''cortex-rescue%''',
  format($$ values ('cortex-rescue-stale%s', '*/5 * * * *', 'select * from %s.cortex_rescue_stale(older_than => ''00:45:00'', batch_size => null)', 'created') $$, :'suffix', :'qualified'),
  'the rescue of stale jobs');
select lives_ok(job_command, job_command) from cortex_scheduled() where job_name like 'cortex-rescue%';
select results_eq('select action from cortex_schedule(rescue_after => ''30 minutes'') where job_name like ''cortex-rescue%''', array['updated'], 'can be changed');
select results_eq('select action from cortex_schedule() where job_name like ''cortex-rescue%''', array['removed'], 'and is removed');
select is_empty('select from cortex_schedule() where job_name like ''cortex-rescue%''', 'when no longer asked for');
select count(*) from cortex_schedule(3, '10 days', 5, '2 years 3 months', '36 hours') \gset

select is(left(pg_temp.refusal('select * from cortex_schedule(' || argument || ')'), 5), 'QX001', argument)
from unnest(array['0', '-7', 'null', '36501', '7, null', '7, ''0''', '7, ''-30 days''', '7, ''30 days'', 0', 'history_retention => ''1 hour''',
  'run_details_retention => ''100000000 years''', 'rescue_after => ''0''']) as argument;
select is(pg_temp.refusal('select * from cortex_schedule(0)'),
  'QX001 | queue_retention_days must be between 1 and 36500, got 0 | For example: queue_retention_days => 7.', 'and says what it wants');

-- A job of that name that belongs to somebody else: only a superuser's installation can see it.
reset role;
insert into cron.job (schedule, command, jobname, username, nodeport) values ('0 2 * * *', 'select 1', 'cortex-maintain-partitions' || :'suffix', 'somebody else', 5432);
set local role :"setup_owner";
select set_eq('select action from cortex_schedule(3, ''10 days'', 5, ''2 years 3 months'', ''36 hours'')', array['unchanged'], 'a job of another role is not ours')
where not (select rolsuper from pg_roles where rolname = current_user)
union all
select alike(pg_temp.refusal('select * from cortex_schedule()'), 'QX002 | a job cortex-maintain-partitions% belongs to role "somebody else" in database % | Remove it as that role: %', 'a job of another role is not ours')
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
