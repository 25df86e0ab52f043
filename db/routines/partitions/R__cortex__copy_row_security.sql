create or replace function cortex__copy_row_security(model regclass, fresh regclass)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
declare
  statement text;
begin
  for statement in
    select format('alter table %s %s', fresh, concat_ws(', ', case when relrowsecurity then 'enable row level security' end,
      case when relforcerowsecurity then 'force row level security' end))
    from pg_class where oid = model and (relrowsecurity or relforcerowsecurity)
    union all
    select format('create policy %I on %s as %s for %s to %s%s%s', polname, fresh,
      case when polpermissive then 'permissive' else 'restrictive' end,
      case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      (select string_agg(case when member = 0 then 'public' else member::regrole::text end, ', ') from unnest(polroles) as member),
      ' using (' || pg_get_expr(polqual, polrelid) || ')', ' with check (' || pg_get_expr(polwithcheck, polrelid) || ')')
    from pg_policy where polrelid = model
  loop
    execute statement;
  end loop;
end;
$function$;

comment on function cortex__copy_row_security is 'Gives one table the row security and the policies of another: with its privileges alone more would be seen.';
revoke execute on function cortex__copy_row_security from public;
