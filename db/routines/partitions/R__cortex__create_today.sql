create or replace function cortex__create_today(run uuid, called_as text)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
  select created.* from cortex__create_days(current_date, current_date, false, run, called_as) as created where created.action <> 'exists';
$function$;

comment on function cortex__create_today is
  'Creates what today lacks of partitions, so that jobs which are moved to today do not end in a default partition; no row when all is there.';
revoke execute on function cortex__create_today from public;
