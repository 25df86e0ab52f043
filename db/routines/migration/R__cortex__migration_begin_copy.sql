create or replace function cortex__migration_begin_copy()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  migration      cortex_migration;
  partitions_now constant text := cortex__migration_partitions();
  last_id        bigint;
begin
  select * into strict migration from cortex__current_migration();
  -- What was changed so far is read anyway.
  delete from cortex_migration_change;
  perform cortex__migration_enter(case when migration.rolling_back then 'compare' else 'copy' end, migration.jobs);
  execute 'select max(id) from queue' into last_id;
  update cortex_migration set copied = 0, verified = 0, copy_until = last_id, partitions = partitions_now where migration_id = migration.migration_id;
end;
$function$;

comment on function cortex__migration_begin_copy is
  'Begins the copy, or on the way back the comparison, at the lowest id. Changes must be captured already.';
revoke execute on function cortex__migration_begin_copy from public;
