create or replace function cortex__partman_manages(history_table text)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  managed boolean := false;
begin
  if cortex__partman_schema() is not null then
    execute format('select exists (select from %I.part_config where parent_table = $1)', cortex__partman_schema())
      into managed using '${flyway:defaultSchema}.' || history_table;
  end if;
  return managed;
end;
$function$;

comment on function cortex__partman_manages is 'Whether pg_partman looks after this table of the toolkit.';
revoke execute on function cortex__partman_manages from public;
