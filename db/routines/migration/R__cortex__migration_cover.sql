create or replace function cortex__migration_cover(job_ids bigint[], job_times timestamptz[])
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
declare
  needed timestamptz := date_trunc('day', now()) + interval '4 days';
  latest timestamptz;
begin
  select max(job_time) into latest from unnest(job_times) as job_time;
  if latest >= cortex__migration_limit('copy') then
    raise exception 'job % was given created_at %, which is too far ahead for a partition',
        (select id from unnest(job_ids, job_times) as key (id, job_time) order by job_time desc, id limit 1), latest
      using errcode = 'QX002', hint = 'Correct created_at of that job, then run it again.';
  end if;

  needed := greatest(needed, date_trunc('day', latest) + interval '1 day');
  if needed > (select days_until from cortex__current_migration()) then
    perform cortex__migration_add_days(needed);
  end if;
end;
$function$;

comment on function cortex__migration_cover is
  'Sees to it that queue_new has partitions for jobs of these times and for the next three days. Raises QX002.';
revoke execute on function cortex__migration_cover from public;
