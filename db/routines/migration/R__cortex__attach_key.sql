create or replace function cortex__attach_key()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  migration cortex_migration;
  on_table  text;
  columns   text;
  is_ready  boolean;
begin
  select * into strict migration from cortex__current_migration();
  on_table := case when migration.rolling_back then 'queue_legacy' else 'queue' end;
  columns := case when migration.rolling_back then 'id' else 'id, created_at' end;

  select indisvalid into is_ready from pg_index where indexrelid = to_regclass('cortex_migration_key');
  if is_ready is false then
    if exists (select from pg_stat_progress_create_index where index_relid = to_regclass('cortex_migration_key')) then
      raise lock_not_available using detail = 'another session is building the index';
    end if;
    return format('drop index concurrently %I.cortex_migration_key', '${flyway:defaultSchema}');
  end if;

  if is_ready is null and migration.key_changes then
    return format('create unique index concurrently cortex_migration_key on %I.%I (%s)', '${flyway:defaultSchema}', on_table, columns);
  end if;
  perform cortex__migration_enter(case when migration.rolling_back then 'swap' else 'bound' end);
  return null;
end;
$function$;

comment on function cortex__attach_key is
  'The statement, to be run outside a transaction, that gives the old table the unique index which it needs as a partition, or as a table of its own again; NULL when it is there, and the next phase comes. Raises lock_not_available.';
revoke execute on function cortex__attach_key from public;
