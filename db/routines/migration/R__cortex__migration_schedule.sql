create or replace function cortex__migration_schedule()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  changes text;
begin
  select string_agg(format('%s %s: %s', job.job_name, job.action, job.job_command), '; ' order by job.job_name) into changes
  from cortex_reschedule() as job;
  perform cortex__migration_enter('swapped');
  return coalesce(changes, format('pg_cron has no jobs of this installation: "%s" makes partitions for the days to come', cortex__command('schedule install')));
end;
$function$;

comment on function cortex__migration_schedule is
  'Gives pg_cron the jobs that a partitioned queue needs, where it has those that a plain one needs; not under the lock of the swap. Raises QX002.';
revoke execute on function cortex__migration_schedule from public;
