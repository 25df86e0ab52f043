create or replace function cortex__attach_bound()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
declare
  migration cortex_migration;
  bound     constant timestamptz := cortex__migration_limit('attach');
begin
  select * into strict migration from cortex__current_migration();
  perform cortex__migration_lock('access exclusive');
  execute format('alter table queue add constraint cortex_migration_bound check (created_at is not null and created_at < %L) not valid', bound);
  update cortex_migration set wide_until = bound where migration_id = migration.migration_id;
  perform cortex__migration_enter('validate');
  return format('no job is from %s or later', bound);
end;
$function$;

comment on function cortex__attach_bound is
  'Adds the constraint that stands for the bound of queue_legacy, midnight UTC after tomorrow, without reading the table. Raises lock_not_available.';
revoke execute on function cortex__attach_bound from public;
