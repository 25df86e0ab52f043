create or replace function cortex__moved_grants(to_table oid)
returns table (place integer, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with old_grant as (
    select relowner, granted.*, null::name as column_name
    from pg_class, aclexplode(relacl) as granted
    where pg_class.oid = 'queue'::regclass
    union all
    select relowner, granted.*, attname
    from pg_class join pg_attribute on attrelid = pg_class.oid and not attisdropped, aclexplode(attacl) as granted
    where pg_class.oid = 'queue'::regclass
  )
  -- What default privileges gave to the new table.
  select distinct 63, format('revoke all on table %I.queue from %s', '${flyway:defaultSchema}',
    case grantee when 0 then 'public' else grantee::regrole::text end)
  from pg_class, aclexplode(relacl)
  where pg_class.oid = to_table and grantee <> relowner
  union all
  select 64, format('grant %s on table %I.queue to %s%s',
    string_agg(privilege_type || case when column_name is not null then format(' (%I)', column_name) else '' end, ', ' order by privilege_type, column_name),
    '${flyway:defaultSchema}', case grantee when 0 then 'public' else grantee::regrole::text end,
    case when is_grantable then ' with grant option' end)
  from old_grant
  where grantee <> relowner
  group by grantee, is_grantable
  order by 1, 2;
$function$;

comment on function cortex__moved_grants is
  'The statements that give the table which is queue after the swap the privileges of queue, on columns too, and no others.';
revoke execute on function cortex__moved_grants from public;
