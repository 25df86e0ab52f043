create or replace function cortex__before_swap(batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  few       constant integer := 500;
  migration cortex_migration;
  changes   bigint;
begin
  select * into strict migration from cortex__current_migration();
  if migration.strategy = 'attach' then
    -- Never so late that a job is refused by the constraint that stands for the partition's bound.
    if not migration.rolling_back and now() > migration.wide_until - interval '6 hours' then
      perform cortex__migration_lock('access exclusive');
      execute 'alter table queue drop constraint cortex_migration_bound';
      execute 'drop table queue_new';
      perform cortex__migration_enter('bound');
      return 'midnight is near: begins again with a later bound';
    end if;
    return null;
  end if;

  changes := cortex__migration_apply(batch_size);
  return case when changes is null then 'queue was truncated: begins again' when changes > few then format('%s changes', changes) end;
end;
$function$;

comment on function cortex__before_swap is
  'What is done before the lock for the swap is asked for; NULL, or why it is not to be asked for yet.';
revoke execute on function cortex__before_swap from public;
