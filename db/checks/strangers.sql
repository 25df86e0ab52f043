-- How a role that has no business in the schema of the installation could have its code run with the rights of the installation's
-- owner: asked by "db migrate", each time and before anything else, and by "db validate", with pg_catalog alone as search_path.
-- One row each: the object, what is wrong with it, and the statement that mends it. Also of a schema that is yet to come.
with namespace as (
  select oid, nspname, nspowner, nspacl from pg_namespace where nspname = '${flyway:defaultSchema}'
), history as (
  -- Anybody may have made a table of that name.
  select relowner, pg_has_role(relowner, 'member') as is_known
  from pg_class join namespace on namespace.oid = relnamespace
  where relname = 'cortex_schema_history'
), installation as (
  select coalesce((select relowner from history), (select oid from pg_roles where rolname = current_user)) as owner,
    exists (select from history) as is_there
), master (oid) as (
  -- Whoever is one of these, or can become one, may create here: he has the owner's rights, or more than that.
  select oid from pg_roles where rolsuper or rolname = 'pg_database_owner'
  union select datdba from pg_database where datname = current_database()
  union select nspowner from namespace
  union select owner from installation
), service (oid) as (
  -- The services' tables may be of a role that the owner can become: that is how they were adopted.
  select relowner
  from pg_class join namespace on namespace.oid = relnamespace cross join installation
  where relname in ('queue', 'dead_letter') and relkind in ('r', 'p') and pg_has_role(owner, relowner, 'usage')
), role as (
  select roles.oid, format('role %I', rolname) as title, quote_ident(rolname) as name,
    exists (select from master where pg_has_role(roles.oid, master.oid, 'member')) as may_create,
    exists (select from (table master union table service) as known (oid) where pg_has_role(roles.oid, known.oid, 'member')) as may_attach
  from pg_roles as roles
  union all
  select 0, 'PUBLIC', 'public', false, false
), owner as (
  select role.oid, name, is_there from installation join role on role.oid = owner
), ours as (
  select pg_class.oid, relowner, relacl, is_service, format('%I.%I', nspname, relname) as target,
    case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'c' then 'type'
      when 'f' then 'foreign table' else 'table' end as kind
  from (
    select part.oid, bool_or(kept) as is_service
    from pg_class join namespace on namespace.oid = relnamespace
      cross join lateral (select relname in ('queue', 'dead_letter')) as service (kept)
      cross join lateral (select pg_class.oid union select relid from pg_partition_tree(pg_class.oid)) as part (oid)
    where (kept or relname ~ '^cortex_') and relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')
    group by part.oid
  ) as part join pg_class on pg_class.oid = part.oid join pg_namespace on pg_namespace.oid = relnamespace
), read as (
  -- Views that replays read from: a function in a view runs as the role that reads it.
  with recursive source (oid) as (
    select pg_class.oid from pg_class join namespace on namespace.oid = relnamespace
    where relname in ('cortex_replay_source', 'emails_raw', 'classifications')
    union
    select refobjid
    from source join pg_rewrite on ev_class = source.oid
      join pg_depend on classid = 'pg_rewrite'::regclass and objid = pg_rewrite.oid and refclassid = 'pg_class'::regclass
  )
  select pg_class.oid, relowner, format('%I.%I', nspname, relname) as target
  from source join pg_class on pg_class.oid = source.oid join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'v' and relname <> 'cortex_replay_source'
), schema_grant as (
  select nspowner, schema.title, nspname = '${flyway:defaultSchema}' as is_ours, acl.*
  from pg_namespace
    cross join lateral format('schema %I', nspname) as schema (title)
    cross join lateral aclexplode(coalesce(nspacl, acldefault('n', nspowner))) as acl
  where privilege_type = 'CREATE'
), given as (
  select 1 as place, title as object, 'may create objects in it' as problem, 'create on ' || title as privilege, nspowner as owner,
    grantor, grantee, is_grantable, false as may_owners_of_services
  from schema_grant
  where is_ours
    -- pg_partman's functions run as the owner, too. Who may create there is for a superuser to say, but not everybody.
    or grantee = 0 and title in (select format('schema %I', nspname) from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
      where extname = 'pg_partman')
  union all
  -- A trigger runs with the rights of whoever changes the table.
  select 3, min(target) || case when count(*) > 1 then format(' and %s more', count(*) - 1) else '' end, 'may put triggers on it',
    'trigger on table ' || string_agg(target, ', ' order by target), relowner, grantor, grantee, is_grantable, bool_and(is_service)
  from ours cross join lateral aclexplode(relacl) as acl
  where privilege_type = 'TRIGGER' and kind <> 'sequence'
  group by relowner, grantor, grantee, is_grantable
), finding as (
  select place, object, grantee.title || ' ' || problem as problem,
    format(case when grantor = owner then '%1$s' else 'set role %2$s; %1$s reset role;' end,
      format('revoke %s from %s%s;', privilege, grantee.name, case when is_grantable then ' cascade' end), grantor.name) as remedy
  from given join role as grantee on grantee.oid = grantee join role as grantor on grantor.oid = grantor
  where not (grantee.may_create or may_owners_of_services and grantee.may_attach)
    -- What such a role has passed on goes with what it has.
    and (grantor.may_create or grantor.may_attach)
  union all
  -- In one go: a superuser is asked once.
  select 2, schema_grant.title, 'the owner of the installation may create objects in it only as everybody may',
    format('grant create on %s to %s;', schema_grant.title, owner.name)
  from schema_grant cross join owner
  where is_ours and grantee = 0
    and not (select rolsuper from pg_roles where oid = owner.oid)
    and not exists (select from schema_grant as other join role as holder on holder.oid = other.grantee
      where other.is_ours and holder.may_create and pg_has_role(owner.oid, other.grantee, 'usage'))
  union all
  select 4, 'default privileges of ' || creator.title,
    grantee.title || case defaclobjtype when 'n' then ' may create objects in schemas to come' when 'r' then ' may put triggers on tables to come'
      else ' may call functions to come' end,
    format('alter default privileges for role %s%s revoke %s from %s;', creator.name,
      case when defaclnamespace <> 0 then format(' in schema %I', nspname) end,
      case defaclobjtype when 'n' then 'create on schemas' when 'r' then 'trigger on tables' else 'execute on functions' end, grantee.name)
  from pg_default_acl
    join installation on owner = defaclrole or defaclrole = (select oid from pg_roles where rolname = current_user)
    join role as creator on creator.oid = defaclrole
    left join namespace on namespace.oid = defaclnamespace
    cross join lateral aclexplode(defaclacl) as acl
    join role as grantee on grantee.oid = acl.grantee
  where (defaclobjtype, privilege_type) in (('n', 'CREATE'), ('r', 'TRIGGER'), ('f', 'EXECUTE'))
    and (defaclnamespace = 0 or namespace.oid is not null)
    and not grantee.may_create
    and not (defaclobjtype = 'n' and exists (select from namespace))
    -- Each of our functions is taken from PUBLIC when it is made.
    and not (defaclobjtype = 'f' and acl.grantee = 0)
  union all
  -- pg_catalog comes first, but a better match wins: these may be called where ours mean a built-in one.
  select 8, format('function %I.%I', nspname, proname), format('belongs to %s, and may be called in place of another', role.title),
    case when exists (select from pg_depend where refclassid = 'pg_proc'::regclass and refobjid = pg_proc.oid and classid <> 'pg_operator'::regclass)
      then format('alter routine %s owner to %s;', pg_proc.oid::regprocedure, owner.name)
      else format('drop routine %I.%I(%s);', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid)) end
  from pg_proc join namespace on namespace.oid = pronamespace join role on role.oid = proowner
    cross join owner
  where not role.may_create
    and (proname ~ '^cortex_' or exists (select from pg_proc as built_in where pronamespace = 'pg_catalog'::regnamespace and built_in.proname = pg_proc.proname))
  union all
  select 6, format('operator %I.%s', nspname, oprname), format('belongs to %s, and may be used in place of a built-in one', title),
    format('drop operator %I.%s (%s, %s);', nspname, oprname, case when oprleft = 0 then 'none' else format_type(oprleft, null) end,
      format_type(oprright, null))
  from pg_operator join namespace on namespace.oid = oprnamespace join role on role.oid = oprowner
  where not may_create
    and exists (select from pg_operator as built_in where oprnamespace = 'pg_catalog'::regnamespace and built_in.oprname = pg_operator.oprname)
  union all
  select 7, format('%s %s', kind, target), 'belongs to ' || role.title,
    case when is_service or is_there and kind <> 'view' then format('alter %s %s owner to %s;', kind, target, owner.name)
      else format('drop %s %s;', kind, target) end
  from ours join role on role.oid = relowner cross join owner
  where not (role.may_create or is_service and role.may_attach)
  union all
  select 9, format('type %I.%I', nspname, typname), 'belongs to ' || role.title,
    case when is_there then format('alter type %I.%I owner to %s;', nspname, typname, owner.name) else format('drop type %I.%I;', nspname, typname) end
  from pg_type join namespace on namespace.oid = typnamespace join role on role.oid = typowner
    cross join owner
  where typrelid = 0 and typcategory <> 'A' and typname ~ '^cortex_' and not role.may_create
  union all
  select distinct 5, format('trigger %I on %s', tgname, target), 'runs code of ' || title, format('drop trigger %I on %s;', tgname, target)
  from ours join pg_trigger on tgrelid = ours.oid
    join pg_depend on classid = 'pg_trigger'::regclass and objid = pg_trigger.oid and refclassid = 'pg_proc'::regclass
    join pg_proc on pg_proc.oid = refobjid
    join role on role.oid = proowner
  where not tgisinternal and tgparentid = 0 and not (role.may_create or is_service and role.may_attach)
  union all
  -- What a default, a constraint, an index or a view calls, runs with the rights of whoever writes to the table, or reads the view.
  select 10, format('routine %s', refobjid::regprocedure), format('belongs to %s, and is called for %s', role.title, min(target))
      || case when count(distinct target) > 1 then format(' and %s more', count(distinct target) - 1) else '' end,
    format('alter routine %s owner to %s;', refobjid::regprocedure, owner.name)
  from (
    select adrelid, 'pg_attrdef'::regclass, oid from pg_attrdef
    union all select conrelid, 'pg_constraint', oid from pg_constraint
    union all select indrelid, 'pg_class', indexrelid from pg_index
    union all select ev_class, 'pg_rewrite', oid from pg_rewrite
    union all select polrelid, 'pg_policy', oid from pg_policy
  ) as part (relation, class, object)
    join (select oid, target, is_service from ours union all select oid, target, true from read) as called (oid, target, is_service)
      on called.oid = relation
    join pg_depend on classid = class and objid = object and refclassid = 'pg_proc'::regclass
    join pg_proc on pg_proc.oid = refobjid
    join role on role.oid = proowner
    cross join owner
  where not (role.may_create or is_service and role.may_attach)
  group by refobjid, role.title, owner.name
  union all
  -- Its owner may give it a check, which would call his function.
  select 11, format('domain %s', atttypid::regtype), format('belongs to %s, and is the type of a column of %s', role.title, min(target)),
    format('alter domain %s owner to %s;', atttypid::regtype, owner.name)
  from ours join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped
    join pg_type on pg_type.oid = atttypid and typtype = 'd'
    join role on role.oid = typowner
    cross join owner
  where not (role.may_create or is_service and role.may_attach)
  group by atttypid, role.title, owner.name
  union all
  select 12, format('view %s', target), format('belongs to %s, which may have it call anything, and is read by replays', role.title),
    format('alter view %s owner to %s;', target, owner.name)
  from read join role on role.oid = relowner cross join owner
  where not (role.may_create or role.may_attach)
)
-- In the order in which they can be run: nothing is dropped before what depends on it.
select object, problem, remedy
from (
  select * from finding where not exists (select from history where not is_known)
  union all
  select 0, format('table %I.cortex_schema_history', nspname), format('belongs to %s, which %I cannot become', title, current_user),
    format('-- as %s: cortex-utils db migrate; or, if cortex-utils was not installed by it: drop table %I.cortex_schema_history;', title, nspname)
  from namespace cross join history join role on role.oid = relowner
  where not is_known
) as reported
order by place, object, problem, remedy;
