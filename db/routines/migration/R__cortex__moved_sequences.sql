create or replace function cortex__moved_sequences()
returns table (place integer, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with owned as (
    select pg_class.oid::regclass as sequence, relname, relacl, relowner, nspname, attname, attidentity, pg_sequence.*,
      pg_sequence_last_value(pg_class.oid) as last_value
    from pg_depend
      join pg_class on pg_class.oid = objid and relkind = 'S'
      join pg_namespace on pg_namespace.oid = relnamespace
      join pg_sequence on seqrelid = pg_class.oid
      join pg_attribute on attrelid = refobjid and attnum = refobjsubid
    where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass and refobjid = 'queue'::regclass and deptype in ('a', 'i')
  )
  select 60, format('alter sequence %s owned by %I.queue.%I', sequence, '${flyway:defaultSchema}', attname)
  from owned where attidentity = ''
  union all
  select 20, format('alter table %I.queue alter column %I drop identity', '${flyway:defaultSchema}', attname)
  from owned where attidentity <> ''
  union all
  select 60, format('alter table %I.queue alter column %I add generated %s as identity
      (sequence name %I.%I increment %s minvalue %s maxvalue %s start %s cache %s %s)',
    '${flyway:defaultSchema}', attname, case attidentity when 'a' then 'always' else 'by default' end,
    nspname, relname, seqincrement, seqmin, seqmax, seqstart, seqcache, case when seqcycle then 'cycle' else 'no cycle' end)
  from owned where attidentity <> ''
  union all
  select 61, format('select setval(%L, %s)', format('%I.%I', nspname, relname), last_value)
  from owned where attidentity <> '' and last_value is not null
  union all
  select 62, format('grant %s on sequence %I.%I to %s%s', privilege_type, nspname, relname,
    case grantee when 0 then 'public' else grantee::regrole::text end, case when is_grantable then ' with grant option' end)
  from owned, aclexplode(relacl)
  where attidentity <> '' and grantee <> relowner
  order by 1, 2;
$function$;

comment on function cortex__moved_sequences is
  'The statements that let the table which is queue after the swap go on with the sequences of queue, or with identity columns at the same numbers.';
revoke execute on function cortex__moved_sequences from public;
