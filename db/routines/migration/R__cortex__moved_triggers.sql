create or replace function cortex__moved_triggers()
returns table (place integer, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with own_trigger as (
    select pg_trigger.* from pg_trigger where tgrelid = 'queue'::regclass and not tgisinternal and tgparentid = 0
  )
  select 10, format('drop trigger %I on %I.queue', tgname, '${flyway:defaultSchema}') from own_trigger
  union all
  select 70, pg_get_triggerdef(oid) from own_trigger where tgname !~ '^cortex_migration_capture'
  union all
  select 71, format('alter table %I.queue %s trigger %I', '${flyway:defaultSchema}',
    case tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, tgname)
  from own_trigger
  where tgname !~ '^cortex_migration_capture' and tgenabled <> 'O'
  order by 1, 2;
$function$;

comment on function cortex__moved_triggers is
  'The statements that take the triggers off queue, and after the swap put those of the deployment on the table that is queue then.';
revoke execute on function cortex__moved_triggers from public;
