create or replace function cortex__claimed_by_type()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format_type(atttypid, atttypmod)
  from pg_attribute
  where attrelid = 'queue'::regclass and attname = 'claimed_by' and atttypid in ('text'::regtype, 'varchar'::regtype)
    and not attisdropped and attgenerated = '';
$function$;

comment on function cortex__claimed_by_type is 'The type of the text column claimed_by of this deployment''s queue; NULL when it has none.';
revoke execute on function cortex__claimed_by_type from public;
