create or replace function cortex_migration_drop_old()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '5s'
as $function$
declare
  moment    constant timestamptz := clock_timestamp();
  migration cortex_migration;
  old_bytes bigint;
  remark    text := 'queue_legacy stays: partition maintenance drops it when it is old enough';
begin
  select * into migration from cortex__current_migration();
  if migration.phase is distinct from 'swapped' or migration.rolling_back then
    raise exception 'there is no old table to drop%', coalesce(': the move is in phase ' || migration.phase, '')
      using errcode = 'QX002', hint = 'The old table can be dropped once the tables have been swapped.';
  end if;
  if not cortex__take_migration() then
    raise exception 'another session is changing the partitions or migrating queue'
      using errcode = 'QX002', hint = 'Try again in a moment.';
  end if;

  if migration.strategy = 'copy' then
    old_bytes := cortex__table_bytes(to_regclass('queue_old'));
    drop table if exists queue_old;
    remark := format('queue_old is dropped, %s are free', pg_size_pretty(old_bytes));
  end if;
  perform cortex__migration_enter('dropped');
  update cortex_migration set finished_at = moment where migration_id = migration.migration_id;
  perform cortex__log_run(gen_random_uuid(), now(), 'cortex_migration_drop_old', 'dropped', 'queue_old', null, null, null, old_bytes, null, remark);
  return remark;
end;
$function$;

comment on function cortex_migration_drop_old is
  'Drops the old table after a move by copy, and ends the move: it cannot be rolled back any more. After attach there is nothing to drop. Raises QX002.';
revoke execute on function cortex_migration_drop_old from public;
