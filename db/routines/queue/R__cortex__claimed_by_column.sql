create or replace function cortex__claimed_by_column()
returns boolean
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select exists (
    select from pg_attribute
    where attrelid = 'queue'::regclass and attname = 'claimed_by' and atttypid in ('text'::regtype, 'varchar'::regtype)
      and not attisdropped and attgenerated = '');
$function$;

comment on function cortex__claimed_by_column is 'Whether this deployment''s queue has a text column claimed_by.';
revoke execute on function cortex__claimed_by_column from public;
