create or replace function cortex__command(words text)
returns text
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select 'cortex-utils ' || words || case
      when schema_name = 'public' then ''
      when schema_name ~ '^[A-Za-z0-9_.-]+$' then ' --schema ' || schema_name
      else ' --schema ''' || schema_name || ''''  -- no name of ours holds a quote
    end
  from (values ('${flyway:defaultSchema}')) as installation (schema_name);
$function$;

comment on function cortex__command is 'The command line, to be pasted into a shell, that is about this installation.';
revoke execute on function cortex__command from public;
