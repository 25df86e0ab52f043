\ir setup.psql
select plan(18);

create function pg_temp.moved_by(strategy text, act text) returns text language plpgsql as $function$
begin
  if act = 'back' then
    perform cortex_migration_rollback();
  else
    perform cortex_migration_start(strategy);
  end if;
  return pg_temp.go_on();
end;
$function$;

create function pg_temp.partition_jobs() returns text language sql as $function$
  select string_agg(substring(job_command from 'cortex_\w+\(.*'), ' ' order by job_name) from cortex_scheduled() where job_name like '%-partitions%'
$function$;

\ir plain_queue.psql
select count(*) from cortex_unschedule() \gset
delete from cortex_schedule_settings;
select is(pg_temp.moved_by('copy', 'there'), 'swapped', 'where pg_cron has no jobs');
select is_empty('select from cortex_scheduled()', 'it gets none');
select is(pg_temp.moved_by('copy', 'back'), 'rolled back', 'nor has it any to lose');

select count(*) from cortex_schedule(21, premake_days => 9) \gset
select is(pg_temp.partition_jobs(), null, 'on a plain queue nothing maintains partitions');
create temporary table others as select job_name from cortex_scheduled();
select is(pg_temp.moved_by('copy', 'there'), 'swapped', 'by copy');
select is(pg_temp.partition_jobs(), 'cortex_create_partitions(premake_days => 9) cortex_run_maintenance(retention_days => 21, premake_days => 9)',
  'the end of the move adds the jobs for partitions, with what was asked for');
select set_has('select job_name from cortex_scheduled()', 'select job_name from others', 'beside the others');
select is(pg_temp.moved_by('copy', 'back'), 'rolled back', 'on the way back');
select is(pg_temp.partition_jobs(), null, 'they are taken away');
select set_eq('select job_name from cortex_scheduled()', 'select job_name from others', 'and no others');

select is(pg_temp.moved_by('attach', 'there'), 'swapped', 'by attach');
select isnt(pg_temp.partition_jobs(), null, 'they are added too');
select is(pg_temp.moved_by('attach', 'back'), 'rolled back', 'on the way back');
select is(pg_temp.partition_jobs(), null, 'they are taken away');

-- The lock of the swap is not held for it
select cortex_migration_start() is not null as started \gset
select is(pg_temp.go_on('schedule'), 'schedule', 'the jobs are a step of their own');
select is((select relkind from pg_class where oid = 'queue'::regclass), 'p', 'after the swap');
select is(pg_temp.moved_by('copy', 'back'), 'rolled back', 'from which a way leads back');
select cortex_migration_start() is not null and pg_temp.go_on('schedule') = 'schedule' as started \gset
select matches((select detail from cortex_migration_step()),
  '^cortex-create-partitions\S* created: select .*premake_days => 9\); cortex-maintain-partitions\S* created: call .*retention_days => 21, premake_days => 9\)$', 'which says what it has done');

select * from finish();
rollback;
