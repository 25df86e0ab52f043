create or replace function cortex__storage_clause(options_of oid, tablespace_of oid)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with option (name, value) as (
    select prefix || split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1)
    from pg_class
      left join pg_class as toast on toast.oid = pg_class.reltoastrelid
      cross join lateral (values ('', pg_class.reloptions), ('toast.', toast.reloptions)) as options (prefix, entries)
      cross join unnest(entries) as entry
    where pg_class.oid = options_of
  )
  select concat(
    (select ' with (' || string_agg(format('%s = %L', name, value), ', ' order by name) || ')' from option),
    (select format(' tablespace %I', spcname)
     from pg_class join pg_tablespace on pg_tablespace.oid = reltablespace where pg_class.oid = tablespace_of));
$function$;

comment on function cortex__storage_clause is
  'The WITH clause that gives a new table the storage options of another, and the TABLESPACE clause that puts it where a third one is; empty where there is nothing to say.';
revoke execute on function cortex__storage_clause from public;
