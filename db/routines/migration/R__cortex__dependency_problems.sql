create or replace function cortex__dependency_problems()
returns table (name text, problem text, advice text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with dependent as (
    select distinct classid, objid, refclassid, deptype
    from pg_depend
    where refclassid = 'pg_class'::regclass and refobjid = 'queue'::regclass
      or refclassid = 'pg_type'::regclass and refobjid in (
        select unnest(array[pg_type.oid, typarray]) from pg_type where typrelid = 'queue'::regclass)
        -- The type of the rows belongs to the table, their array type to it.
        and not (classid = 'pg_type'::regclass and deptype = 'i')
  ), reading_view as (
    select ev_class, relkind, relowner
    from dependent join pg_rewrite on pg_rewrite.oid = objid join pg_class on pg_class.oid = ev_class
    where classid = 'pg_rewrite'::regclass and ev_class <> 'queue'::regclass and relpersistence <> 't'
  )
  select distinct 'materialized view', format('%s reads queue', ev_class::regclass), 'drop it, and create it again afterwards'
  from reading_view where relkind <> 'v'
  union all
  select distinct 'view owner', format('view %s belongs to role %s', ev_class::regclass, relowner::regrole), format('grant %s to %I', relowner::regrole, current_user)
  from reading_view where relkind = 'v' and not pg_has_role(relowner, 'usage')
  union all
  select 'function owner', format('function %s belongs to role %s', objid::regprocedure, proowner::regrole), format('grant %s to %I', proowner::regrole, current_user)
  from dependent join pg_proc on pg_proc.oid = objid
  where classid = 'pg_proc'::regclass and refclassid = 'pg_class'::regclass and not pg_has_role(proowner, 'usage')
  union all
  select distinct 'row type', format('%s uses the row type of queue, which goes away with the old table', pg_describe_object(classid, objid, 0)),
    'name the columns instead: returns table (…), or a type of its own'
  from dependent where refclassid = 'pg_type'::regclass
  union all
  select 'foreign key', format('%s of %s refers to queue', conname, conrelid::regclass), 'drop it: the key of a partitioned queue is (id, created_at)'
  from pg_constraint where confrelid = 'queue'::regclass and conrelid <> 'queue'::regclass and conparentid = 0
  union all
  select 'rule', format('rule %s is on queue', rulename), 'drop it' from pg_rewrite where ev_class = 'queue'::regclass
  union all
  select 'trigger', format('trigger %s refers to OLD TABLE or NEW TABLE for each row', tgname), 'make it FOR EACH STATEMENT, or do without'
  from pg_trigger
  where tgrelid = 'queue'::regclass and not tgisinternal and tgtype & 1 = 1 and (tgoldtable is not null or tgnewtable is not null)
  union all
  select 'row security', 'queue has row level security', 'alter table queue disable row level security; drop its policies'
  from pg_class
  where oid = 'queue'::regclass and (relrowsecurity or exists (select from pg_policy where polrelid = pg_class.oid))
  union all
  select distinct 'publication', format('publication %s publishes queue, and would publish its partitions instead', pubname),
    'take queue out of it; afterwards publish the partitioned table with publish_via_partition_root'
  from pg_publication_tables where schemaname = '${flyway:defaultSchema}' and tablename = 'queue'
  union all
  select 'extension', format('queue belongs to extension %s', extname), 'alter extension … drop table queue'
  from pg_depend join pg_extension on pg_extension.oid = refobjid
  where classid = 'pg_class'::regclass and objid = 'queue'::regclass and deptype = 'e'
  union all
  select 'dependency', format('%s depends on queue', pg_describe_object(classid, objid, 0)), 'drop it, and create it again afterwards'
  from dependent
  where refclassid = 'pg_class'::regclass and classid not in (
    'pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_attrdef'::regclass,
    'pg_class'::regclass, 'pg_type'::regclass, 'pg_statistic_ext'::regclass, 'pg_publication_rel'::regclass)
  order by 1, 2;
$function$;

comment on function cortex__dependency_problems is
  'What depends on queue and cannot go with it to another table, and what to do about it.';
revoke execute on function cortex__dependency_problems from public;
