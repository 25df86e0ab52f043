create or replace function cortex__migration_lock_views()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '100ms'
as $function$
declare
  statement text;
begin
  -- LOCK TABLE would lock every table that the view reads.
  for statement in
    select format('alter view %s owner to %s', view_oid::regclass, relowner::regrole)
    from cortex__dependent_views() as view_oid join pg_class on pg_class.oid = view_oid
  loop
    execute statement;
  end loop;
end;
$function$;

comment on function cortex__migration_lock_views is
  'Locks the views that read queue, by a change that changes nothing: before queue, as a reader of a view does. Raises lock_not_available.';
revoke execute on function cortex__migration_lock_views from public;
