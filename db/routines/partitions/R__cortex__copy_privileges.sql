create or replace function cortex__copy_privileges(model regclass, fresh regclass)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  statement text;
begin
  for statement in
    select format('grant %s%s on table %s to %s%s',
      privilege_type, case when column_name is not null then format(' (%I)', column_name) end, fresh,
      case when grantee = 0 then 'public' else grantee::regrole::text end, case when is_grantable then ' with grant option' end)
    from (
      select relacl, null::name, relowner from pg_class where oid = model
      union all
      select attacl, attname, relowner from pg_attribute join pg_class on pg_class.oid = attrelid
      where attrelid = model and attnum > 0 and not attisdropped
    ) as grantable (acl, column_name, owner_oid)
      cross join lateral aclexplode(acl)
    where grantee <> owner_oid
    order by column_name nulls first, grantee, privilege_type
  loop
    execute statement;
  end loop;
end;
$function$;

comment on function cortex__copy_privileges is 'Grants on one table what is granted on another, columns included.';
revoke execute on function cortex__copy_privileges from public;
