create or replace function cortex__dependent_views()
returns setof oid
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select distinct pg_class.oid
  from pg_depend
    join pg_rewrite on pg_rewrite.oid = objid
    join pg_class on pg_class.oid = ev_class
  where classid = 'pg_rewrite'::regclass and refclassid = 'pg_class'::regclass and refobjid = 'queue'::regclass
    and relkind = 'v' and relpersistence <> 't'
  order by 1;
$function$;

comment on function cortex__dependent_views is
  'The views that read queue themselves; views of these views, and their privileges and comments, stay as they are when these are replaced.';
revoke execute on function cortex__dependent_views from public;
