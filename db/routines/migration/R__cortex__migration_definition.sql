create or replace function cortex__migration_definition(table_oid oid)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
-- Constants in defaults and constraints are written as the session has it, and the next step may be another's.
set timezone = 'UTC'
set datestyle = 'ISO'
set intervalstyle = 'postgres'
set bytea_output = 'hex'
set extra_float_digits = 1
as $function$
  select md5(string_agg(part, E'\n' order by part))
  from (
    select concat_ws(' ', 'column', attname, format_type(atttypid, atttypmod), attcollation, attgenerated, attidentity,
      pg_get_expr(adbin, adrelid))
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = table_oid and attnum > 0 and not attisdropped
    union all
    select concat_ws(' ', 'constraint', conname, pg_get_constraintdef(oid))
    from pg_constraint
    where conrelid = table_oid and contype not in ('n', 't') and conname <> 'cortex_migration_bound'
    union all
    select concat_ws(' ', 'index', index_name, rest)
    from cortex__migration_indexes(table_oid)
  ) as definition (part);
$function$;

comment on function cortex__migration_definition is
  'A fingerprint of the columns, constraints and indexes of a table, without what the move itself adds.';
revoke execute on function cortex__migration_definition from public;
