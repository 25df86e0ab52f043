create or replace function cortex__migration_clean_up()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  moment     constant timestamptz := clock_timestamp();
  migration  cortex_migration;
  statements text[];
  statement  text;
begin
  select * into strict migration from cortex__current_migration();
  perform from cortex_reschedule();
  select array_agg(format('alter table queue drop constraint %I', conname)) into statements
  from pg_constraint where conrelid = 'queue'::regclass and conname = 'cortex_migration_bound';
  select statements || array_agg(format('drop trigger %I on queue', tgname)) into statements
  from pg_trigger where tgrelid = 'queue'::regclass and tgname ~ '^cortex_migration_capture';
  if to_regclass('cortex_migration_key') is not null then
    statements := statements || 'drop index cortex_migration_key'::text;
  end if;
  if cardinality(statements) > 0 then
    perform cortex__migration_lock('access exclusive');
    foreach statement in array statements loop
      execute statement;
    end loop;
  end if;

  perform set_config('lock_timeout', '5s', true);
  drop table if exists queue_new;
  delete from cortex_migration_change;
  perform cortex__migration_enter('rolled back');
  update cortex_migration set finished_at = moment where migration_id = migration.migration_id;
  perform cortex__log_run(gen_random_uuid(), now(), 'cortex_migration_step', 'rolled back', 'queue', null, null, null, null, null, null);
  return 'queue is as it was';
end;
$function$;

comment on function cortex__migration_clean_up is
  'Takes away what a move added to the plain queue, queue_new, and pg_cron''s jobs for partitions; the move is over. Raises lock_not_available.';
revoke execute on function cortex__migration_clean_up from public;
