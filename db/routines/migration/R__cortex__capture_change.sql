create or replace function cortex__capture_change()
returns trigger
language plpgsql
volatile
-- A service needs no privilege on the table that the keys go to.
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if tg_op = 'TRUNCATE' then
    insert into cortex_migration_change (changed_id) values (null);
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into cortex_migration_change (changed_id, changed_created_at) values (old.id, old.created_at);
  end if;
  if tg_op = 'INSERT' or tg_op = 'UPDATE' and (new.id, new.created_at) is distinct from (old.id, old.created_at) then
    insert into cortex_migration_change (changed_id, changed_created_at) values (new.id, new.created_at);
  end if;
  return null;
end;
$function$;

comment on function cortex__capture_change is
  'Trigger on queue during a move only: notes the key of each job that is inserted, updated or deleted, before and after.';
revoke execute on function cortex__capture_change from public;
