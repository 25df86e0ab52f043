create or replace function cortex__migration_indexes(table_oid oid)
returns table (index_oid oid, index_name text, is_key boolean, is_unique boolean, rest text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with own_key as materialized (
    select cortex__migration_key(table_oid) as key_oid
  )
  select indexrelid, index_class.relname::text, indexrelid = key_oid, indisunique,
    substr(pg_get_indexdef(indexrelid), 1 + length(format('CREATE %sINDEX %I ON %s%I.%I ',
      case when indisunique then 'UNIQUE ' end, index_class.relname, case when table_class.relkind = 'p' then 'ONLY ' end,
      nspname, table_class.relname)))
  from pg_index
    join pg_class as index_class on index_class.oid = indexrelid
    join pg_class as table_class on table_class.oid = indrelid
    join pg_namespace on pg_namespace.oid = table_class.relnamespace
    cross join own_key
  where indrelid = table_oid and indisvalid and index_class.relname <> 'cortex_migration_key'
    -- What makes id unique on its own has no place on a partitioned table: the key takes over from all of them.
    and (not indisunique or indexrelid = key_oid
      or exists (
        select from pg_attribute
        where attrelid = indrelid and attname = 'created_at' and attnum = any ((indkey::smallint[])[0:indnkeyatts - 1])))
  order by 2;
$function$;

comment on function cortex__migration_indexes is
  'The indexes of queue that go with it to another table: names, and the part of their definitions after the table.';
revoke execute on function cortex__migration_indexes from public;
