create or replace function cortex__migration_catch_up(batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  migration cortex_migration;
  changes   constant bigint := cortex__migration_apply(batch_size);
begin
  if changes is null then
    return 'queue was truncated: begins again';
  end if;
  select * into strict migration from cortex__current_migration();
  update cortex_migration set done = done + changes where migration_id = migration.migration_id;
  if changes < batch_size then
    perform cortex__migration_enter('verify', migration.jobs);
  end if;
  return format('%s changes', changes);
end;
$function$;

comment on function cortex__migration_catch_up is 'Carries over captured changes; when hardly any are left, the verify phase comes.';
revoke execute on function cortex__migration_catch_up from public;
