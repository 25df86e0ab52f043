create or replace function cortex__attach_validate()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
set lock_timeout = '5s'
as $function$
begin
  alter table queue validate constraint cortex_migration_bound;
  perform cortex__migration_enter('create');
  return 'every job is within the bound';
exception when check_violation then
  raise exception 'some jobs have no created_at, or one of the day after tomorrow or later'
    using errcode = 'QX002', hint = format('Correct what this finds, then run it again: select id, created_at from queue where created_at is null or created_at >= %L;',
      (select wide_until from cortex__current_migration()));
end;
$function$;

comment on function cortex__attach_validate is
  'Reads the whole table, while workers go on, so that becoming a partition needs no scan. Raises QX002 and lock_not_available.';
revoke execute on function cortex__attach_validate from public;
