create or replace function cortex_migration_rollback()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  migration      cortex_migration;
  problems       text;
  definition_now text;
  jobs_now       bigint;
begin
  select * into migration from cortex__current_migration();
  if not found then
    raise exception 'there is no move to roll back'
      using errcode = 'QX002', hint = 'Only a move that is in progress, or whose old table was not dropped yet, can be rolled back.';
  end if;
  if not cortex__take_migration() then
    raise exception 'another session is changing the partitions or migrating queue'
      using errcode = 'QX002', hint = 'Try again in a moment.';
  end if;
  if migration.rolling_back then
    return migration.phase;
  end if;

  update cortex_migration set rolling_back = true where migration_id = migration.migration_id;
  if migration.swapped_at is null then
    perform cortex__migration_enter('clean up');
    return 'clean up';
  end if;

  if to_regclass(cortex__migration_target()) is null then
    raise exception '% is gone', cortex__migration_target()
      using errcode = 'QX002', hint = format('The move cannot be rolled back; "%s" ends it.', cortex__command('migrate-queue --drop-old'));
  end if;
  select string_agg(format('%s: %s', name, problem), '; ') into problems from cortex__dependency_problems();
  if problems is not null then
    raise exception 'the move cannot be rolled back: %', problems
      using errcode = 'QX002', hint = 'Take that away, then run it again.';
  end if;
  if migration.strategy = 'attach' then
    perform cortex__jobs_outside_legacy();
  end if;
  perform cortex__migration_enter(case migration.strategy when 'copy' then 'capture' else 'key' end);
  definition_now := cortex__migration_definition('queue'::regclass);
  select greatest(sum(reltuples), 0) into jobs_now from pg_partition_tree('queue') join pg_class on pg_class.oid = relid where isleaf;
  update cortex_migration set definition = definition_now, jobs = jobs_now where migration_id = migration.migration_id;
  perform cortex__log_run(gen_random_uuid(), now(), 'cortex_migration_rollback', 'rolling back', 'queue', null, null, null, null, null, null);
  return (select phase from cortex__current_migration());
end;
$function$;

comment on function cortex_migration_rollback is
  'Turns the current move round: cortex_migration_step() then leads back to the plain table, with everything that happened since. Before the swap that only takes away what was made. Returns the next phase. Raises QX002.';
revoke execute on function cortex_migration_rollback from public;
