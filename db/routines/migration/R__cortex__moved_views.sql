create or replace function cortex__moved_views()
returns table (place integer, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  -- OR REPLACE keeps everything but the options.
  select 80, format('create or replace view %I.%I%s as %s', nspname, relname,
    (select format(' with (%s)', string_agg(option, ', ' order by option)) from unnest(reloptions) as option
     having count(*) > 0), pg_get_viewdef(view_oid))
  from cortex__dependent_views() as view_oid join pg_class on pg_class.oid = view_oid join pg_namespace on pg_namespace.oid = relnamespace
  union all
  select distinct 81, pg_get_functiondef(objid)
  from pg_depend
  where classid = 'pg_proc'::regclass and refclassid = 'pg_class'::regclass and refobjid = 'queue'::regclass and deptype = 'n'
  order by 1, 2;
$function$;

comment on function cortex__moved_views is
  'The statements that let the views, and the functions with a body in standard SQL, that read queue read the table which is queue after the swap.';
revoke execute on function cortex__moved_views from public;
