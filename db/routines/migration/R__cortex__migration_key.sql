create or replace function cortex__migration_key(table_oid oid)
returns oid
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select indexrelid
  from pg_index
    cross join lateral (
      select array_agg(attname::text order by place) as names, bool_and(attnotnull) as not_null
      from unnest(indkey) with ordinality as key (attnum, place)
        join pg_attribute using (attnum)
      where attrelid = indrelid and place <= indnkeyatts
    ) as key_columns
  where indrelid = table_oid and indisunique and indisvalid and indimmediate and indpred is null and indexprs is null
    and key_columns.not_null and key_columns.names in (array['id'], array['id', 'created_at'])
  order by indisprimary desc, cardinality(key_columns.names), indexrelid
  limit 1;
$function$;

comment on function cortex__migration_key is
  'The unique index that finds a job by id: on (id) or (id, created_at), the primary key if it is one; NULL when there is none.';
revoke execute on function cortex__migration_key from public;
