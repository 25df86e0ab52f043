create or replace function cortex__drop_locked(partition oid, patiently boolean)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Detaching asks whether tables with a foreign key refer to it, which must not hash or sort either side.
set enable_seqscan = off
set enable_hashjoin = off
set jit = off
-- Scopes what the body sets.
set lock_timeout = '75ms'
as $function$
declare
  name constant text := partition::regclass::text;
begin
  -- Detaching and dropping each lock the tables at the other end of foreign keys.
  perform set_config('lock_timeout', case when patiently then cortex__share_of_wait(2 * cortex__foreign_keys(partition)) else '1ms' end, true);
  execute format('alter table queue detach partition %s', name);
  execute format('drop table %s', name);
end;
$function$;

comment on function cortex__drop_locked is
  'Detaches and drops a partition that is locked, waiting for other tables no longer than workers may have to wait, or hardly at all unless patiently. Raises lock_not_available.';
revoke execute on function cortex__drop_locked from public;
