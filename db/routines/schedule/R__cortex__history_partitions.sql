create or replace function cortex__history_partitions(history_table text)
returns text[]
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select coalesce(array_agg(relname::text order by relname), '{}')
  from pg_inherits join pg_class on pg_class.oid = inhrelid
  where inhparent = to_regclass(format('%I.%I', '${flyway:defaultSchema}', history_table));
$function$;

comment on function cortex__history_partitions is 'The names of a history table''s partitions.';
revoke execute on function cortex__history_partitions from public;
