create or replace function cortex__current_migration()
returns setof cortex_migration
language sql
stable
rows 1
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select * from cortex_migration where finished_at is null;
$function$;

comment on function cortex__current_migration is 'The move of queue that is not finished: one row, or none.';
revoke execute on function cortex__current_migration from public;
