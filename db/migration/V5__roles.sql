-- The functions do the rest: each grants itself to the roles that may call it. Who may not grant this does not have to where all may use
-- the schema.
do $roles$
begin
  if not has_schema_privilege('cortex_viewer', '${flyway:defaultSchema}', 'usage') then
    grant usage on schema "${flyway:defaultSchema}" to cortex_viewer;
  end if;
end;
$roles$;
