create or replace function cortex_migration_step(batch_size integer default 20000)
returns table (phase text, done bigint, total bigint, detail text, statement text, pause interval, finished boolean)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  states    constant text[] := array['swapped', 'dropped', 'rolled back'];
  own_pid   constant integer := pg_backend_pid();
  moment    timestamptz;
  migration cortex_migration;
begin
  if batch_size is null or batch_size not between 1 and 1000000 then
    raise exception 'batch_size must be between 1 and 1000000, got %', coalesce(batch_size::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: batch_size => 20000.';
  end if;
  select * into migration from cortex__current_migration();
  if not found then
    raise exception 'queue is not being migrated'
      using errcode = 'QX002', hint = format('Begin with "%s" or select %I.cortex_migration_start();', cortex__command('migrate-queue --execute'), '${flyway:defaultSchema}');
  end if;
  pause := '0';
  phase := migration.phase;

  if migration.phase = any (states) then
    detail := 'nothing is left to do';
  elsif not cortex__take_migration() then
    detail := 'waiting for a session that is changing the partitions';
    pause := '1 second';
  else
    select * into migration from cortex_migration where migration_id = migration.migration_id;
    phase := migration.phase;
    if phase not in ('analyze', 'schedule', 'clean up') and migration.definition <> cortex__migration_definition('queue'::regclass) then
      raise exception 'columns, constraints or indexes of queue were changed since the move began'
        using errcode = 'QX002', hint = format('Run "%s", then begin again.', cortex__command('migrate-queue --rollback'));
    end if;
    begin
      detail := cortex__run_step(phase, batch_size);
      if phase = 'key' then
        statement := detail;
        detail := coalesce(statement, 'the key is there');
      end if;
    exception when lock_not_available then
      get stacked diagnostics detail = pg_exception_detail;
      detail := concat_ws('; ', coalesce(nullif(detail, ''), 'queue is in use'), cortex__migration_users());
      pause := least(migration.swap_tries + 1, 10) * interval '0.3 seconds';
      update cortex_migration set swap_tries = swap_tries + 1 where migration_id = migration.migration_id;
    end;
    moment := clock_timestamp();
    update cortex_migration set stepped_at = moment, stepped_by = own_pid where migration_id = migration.migration_id;
  end if;

  select case when current.phase = migration.phase then current.done else migration.total end,
    case when current.phase = migration.phase then current.total else migration.total end, current.phase = any (states)
  into done, total, finished
  from cortex_migration as current
  where migration_id = migration.migration_id;
  return next;
end;
$function$;

comment on function cortex_migration_step is
  'Makes the next step of the current move of queue, each in a transaction of its own, for example: select * from cortex_migration_step() \watch 0.1. Returns the phase it was in and how far that is; a statement to be run outside a transaction before the next call; how long to pause before it; whether all is done. Killed at any moment, it goes on where it was. Raises QX001, QX002.';
revoke execute on function cortex_migration_step from public;
