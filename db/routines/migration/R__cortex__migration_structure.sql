create or replace function cortex__migration_structure()
returns table (section text, item text, value text, advice text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with found (place, item, value, advice) as (
    select 1, 'size', pg_size_pretty(cortex__table_bytes('queue'::regclass)), null
    union all
    select 2, 'column ' || attname, format_type(atttypid, atttypmod) || case when attgenerated <> '' then ', generated' else '' end, 'comes along'
    from pg_attribute
    where attrelid = 'queue'::regclass and attnum > 0 and not attisdropped and attname not in ('id', 'queue_name', 'payload', 'status',
      'attempts', 'max_attempts', 'last_error', 'created_at', 'claimed_at', 'completed_at')
    union all
    select 3, 'index ' || relname, concat(case when indisunique then 'unique ' end, substring(pg_get_indexdef(indexrelid) from ' USING (.*)$')), case
        when not indisvalid then 'is not valid, and stays behind'
        when own.is_key then 'becomes the primary key (id, created_at)'
        when own.index_oid is null then 'stays behind'
        else 'comes along' end
    from pg_index join pg_class on pg_class.oid = indexrelid left join cortex__migration_indexes('queue'::regclass) as own on own.index_oid = indexrelid
    where indrelid = 'queue'::regclass
    union all
    select 4, 'constraint ' || conname, pg_get_constraintdef(oid), case contype when 'c' then 'comes along' when 'f' then 'comes along with attach' else 'see the problems' end
    from pg_constraint where conrelid = 'queue'::regclass and contype in ('c', 'f', 'x')
    union all
    select 5, 'referred to by ' || conrelid::regclass, pg_get_constraintdef(oid), 'see the problems'
    from pg_constraint where confrelid = 'queue'::regclass and conrelid <> 'queue'::regclass
    union all
    select 6, 'sequence ' || objid::regclass, format('of %s %s, at %s', case attidentity when '' then 'column' else 'identity column' end, attname, coalesce(pg_sequence_last_value(objid)::text, 'its start')), 'goes on from there'
    from pg_depend
      join pg_class on pg_class.oid = objid and relkind = 'S'
      join pg_attribute on attrelid = refobjid and attnum = refobjsubid
    where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass and refobjid = 'queue'::regclass and deptype in ('a', 'i')
    union all
    select 7, 'trigger ' || tgname, pg_get_triggerdef(oid), 'comes along' from pg_trigger where tgrelid = 'queue'::regclass and not tgisinternal
    union all
    select 8, 'view ' || view_oid::regclass, 'owner ' || relowner::regrole, 'reads the new table'
    from cortex__dependent_views() as view_oid join pg_class on pg_class.oid = view_oid
    union all
    select 9, 'granted to ' || case grantee when 0 then 'public' else grantee::regrole::text end, string_agg(privilege_type, ', ' order by privilege_type), 'comes along'
    from pg_class, aclexplode(relacl)
    where pg_class.oid = 'queue'::regclass and grantee <> relowner
    group by grantee
  )
  select case when place = 1 then 'jobs' else 'structure' end, item, value, advice
  from found
  order by place, item;
$function$;

comment on function cortex__migration_structure is 'What belongs to queue or depends on it, and what becomes of it in a move.';
revoke execute on function cortex__migration_structure from public;
