create or replace function cortex__migration_enter(next_phase text, steps bigint default null)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  migration cortex_migration;
begin
  select * into strict migration from cortex__current_migration();
  update cortex_migration
  set phase = next_phase, done = 0, total = steps, reached_id = null, swap_tries = 0
  where migration_id = migration.migration_id;
end;
$function$;

comment on function cortex__migration_enter is 'Begins the next phase of the current move.';
revoke execute on function cortex__migration_enter from public;
