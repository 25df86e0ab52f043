create or replace function cortex__table_problems(move_strategy text)
returns table (name text, problem text, advice text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with plain as (
    select pg_class.*, attnotnull, atthasdef, attgenerated
    from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'created_at'
    where pg_class.oid = 'queue'::regclass
  )
  select 'owner', format('queue belongs to role %s', relowner::regrole), format('run it as that role, or: grant %s to %I', relowner::regrole, current_user)
  from plain where not pg_has_role(relowner, 'usage')
  union all
  select 'privilege', format('role %s may not create tables in schema %I', role_name, '${flyway:defaultSchema}'),
    format('grant create on schema %I to %s', '${flyway:defaultSchema}', role_name)
  from plain, lateral (select distinct name from unnest(array[relowner::regrole::text, quote_ident(current_user)]) as name) as creator (role_name)
  where not has_schema_privilege(role_name::regrole, '${flyway:defaultSchema}', 'create')
  union all
  select 'distributed', 'Citus keeps queue, or its schema, on other nodes',
    format('select undistribute_table(''%1$I.queue''), or citus_schema_undistribute(''%1$I''); distribute it again afterwards', '${flyway:defaultSchema}')
  from plain where cortex__is_distributed(plain.oid)
  union all
  select 'name taken', format('there is a %I already', taken), format('rename it or drop it: it is no part of a move')
  from unnest(array['queue_new', 'queue_legacy', case move_strategy when 'copy' then 'queue_old' else 'cortex_migration_key' end]) as taken
  where to_regclass(format('%I.%I', '${flyway:defaultSchema}', taken)) is not null
  union all
  select 'key', 'no unique index on id, NOT NULL, finds a job', 'alter table queue add primary key (id)'
  where cortex__migration_key('queue'::regclass) is null
  union all
  select 'persistence', 'queue is ' || case relpersistence when 'u' then 'unlogged' else 'temporary' end, 'alter table queue set logged'
  from plain where relpersistence <> 'p'
  union all
  select 'typed table', format('queue is of type %s', reloftype::regtype), 'alter table queue not of' from plain where reloftype <> 0
  union all
  select 'generated', 'created_at is a generated column, which cannot be partitioned by', 'make it an ordinary column' from plain where attgenerated <> ''
  union all
  select 'default', 'created_at has no default, and jobs are enqueued without it', 'alter table queue alter column created_at set default now()'
  from plain where not atthasdef and not attnotnull
  union all
  select 'inheritance', format('queue and %s inherit from each other', case inhparent when plain.oid then inhrelid::regclass else inhparent::regclass end), 'alter table … no inherit …'
  from plain join pg_inherits on plain.oid in (inhparent, inhrelid)
  union all
  select 'replica identity', 'queue has a replica identity of its own', 'alter table queue replica identity default' from plain where relreplident <> 'd'
  union all
  select 'unique index', format('%s makes jobs unique without created_at, which a partitioned table cannot', indexrelid::regclass),
    'drop it, if the services can do without; a partitioned queue cannot promise it'
  from plain join pg_index on indrelid = plain.oid and indisunique and indisvalid
  where indexrelid not in (select index_oid from cortex__migration_indexes(plain.oid))
    and pg_get_indexdef(indexrelid) not like '%(id)'
  union all
  select 'constraint', format('%s %s', conname, case
      when contype = 'x' then 'is an exclusion constraint'
      when contype = 'f' and move_strategy = 'copy' then format('is a foreign key to %s', confrelid::regclass)
      when connoinherit then 'is not inherited by partitions'
      else 'is not validated' end),
    case when contype = 'c' and not connoinherit or contype = 'f' and move_strategy = 'attach' then format('alter table queue validate constraint %I', conname)
      when contype = 'f' then 'use the attach strategy, which keeps it; or drop it, and add it again afterwards'
      else 'drop it, and add it again to the partitioned table afterwards if it can be' end
  from plain join pg_constraint on conrelid = plain.oid
  where contype = 'x' or contype = 'f' and (move_strategy = 'copy' or not convalidated) or contype = 'c' and (connoinherit or not convalidated) and conname <> 'cortex_migration_bound'
  order by 1, 2;
$function$;

comment on function cortex__table_problems is
  'What about a plain queue itself keeps it from being moved to partitions, and what to do about it.';
revoke execute on function cortex__table_problems from public;
