create or replace function cortex__attach_analyze()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '5s'
as $function$
begin
  analyze queue;
  perform cortex__migration_enter('schedule');
  return 'statistics';
end;
$function$;

comment on function cortex__attach_analyze is
  'Gives the planner statistics of the partitioned table as a whole, which autovacuum never does. Raises lock_not_available.';
revoke execute on function cortex__attach_analyze from public;
