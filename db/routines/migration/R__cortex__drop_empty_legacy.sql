create or replace function cortex__drop_empty_legacy()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  is_empty boolean;
begin
  execute format('select not exists (select from %I)', 'queue_legacy') into is_empty;
  if is_empty then
    execute 'drop table queue_legacy';
  end if;
end;
$function$;

comment on function cortex__drop_empty_legacy is 'Drops the partition for everything old, should nothing have turned out to be that old.';
revoke execute on function cortex__drop_empty_legacy from public;
