create or replace function cortex__large_referrer()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format('%s, which refers to queue by %I and is %s large,', conrelid::regclass, conname, pg_size_pretty(pg_table_size(conrelid)))
  from pg_constraint
  where contype = 'f' and confrelid = 'queue'::regclass and pg_table_size(conrelid) > pg_size_bytes('32 MB')
  order by pg_table_size(conrelid) desc, conname
  limit 1;
$function$;

comment on function cortex__large_referrer is
  'A table with a foreign key to queue that is too large for DETACH PARTITION to read it while workers wait; NULL when there is none.';
revoke execute on function cortex__large_referrer from public;
