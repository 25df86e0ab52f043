create or replace function cortex__under_swap()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  bearable  constant integer := 2000;
  migration cortex_migration;
begin
  select * into strict migration from cortex__current_migration();
  if migration.strategy = 'attach' then
    return case when migration.rolling_back then cortex__jobs_outside_legacy() end;
  end if;

  if cortex__migration_partitions() <> migration.partitions then
    perform cortex__migration_begin_copy();
    return 'the partitions of queue have changed: compares again';
  end if;
  if (select count(*) > bearable from (select from cortex_migration_change limit bearable + 1) as change) then
    return 'many changes came just before the lock';
  end if;
  if cortex__migration_apply(bearable) is null then
    return 'queue was truncated: begins again';
  end if;
  if not migration.rolling_back then
    perform cortex__drop_empty_legacy();
  end if;
  return null;
end;
$function$;

comment on function cortex__under_swap is
  'What is done while the swap holds its lock: the last changes; NULL, or why there is to be no swap now.';
revoke execute on function cortex__under_swap from public;
