-- The functions do the rest: each grants itself to the roles that may call it.
do $roles$
begin
  if has_schema_privilege('cortex_viewer', '${flyway:defaultSchema}', 'usage') then
    return;
  end if;
  grant usage on schema "${flyway:defaultSchema}" to cortex_viewer;
exception
  when insufficient_privilege then
    raise exception 'role % may not grant usage on schema %', quote_ident(current_user), '${flyway:defaultSchema}'
      using errcode = 'QX003',
        hint = format('Run as a superuser: grant usage on schema %I to cortex_viewer;', '${flyway:defaultSchema}');
end;
$roles$;
