create or replace function cortex__migration_capture()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__migration_lock('share row exclusive');
  delete from cortex_migration_change;
  execute format('create trigger cortex_migration_capture after insert or update or delete on %I.queue
    for each row execute function cortex__capture_change()', '${flyway:defaultSchema}');
  execute format('create trigger cortex_migration_capture_truncate after truncate on %I.queue
    for each statement execute function cortex__capture_change()', '${flyway:defaultSchema}');
  -- Also for what logical replication and restores write.
  execute format('alter table %I.queue enable always trigger cortex_migration_capture,
    enable always trigger cortex_migration_capture_truncate', '${flyway:defaultSchema}');
  perform cortex__migration_begin_copy();
  return 'changes are captured';
end;
$function$;

comment on function cortex__migration_capture is
  'Captures all changes to queue from now on, in a short lock that keeps only writers waiting. Raises lock_not_available.';
revoke execute on function cortex__migration_capture from public;
