create or replace function cortex__migration_begin_over()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  execute format('truncate %s', cortex__migration_target());
  perform cortex__migration_begin_copy();
end;
$function$;

comment on function cortex__migration_begin_over is 'Begins the copy again, because queue was truncated.';
revoke execute on function cortex__migration_begin_over from public;
