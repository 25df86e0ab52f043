create or replace function cortex_index_statements()
returns table (step integer, index_name text, statement text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with existing as materialized (
    select * from cortex__status_indexes()
  ), wanted as (
    select index_kind.place, index_kind.job_status, queue_table.relkind = 'p' as partitioned,
      coalesce(
        (select relname from existing join pg_class on pg_class.oid = index_oid
         where indexed_table = 'queue'::regclass and existing.job_status = index_kind.job_status and is_exact limit 1),
        case when to_regclass(format('%I.%I', '${flyway:defaultSchema}', index_kind.name)) is null
          then index_kind.name else 'cortex_queue_' || index_kind.job_status end) as name,
      format('(%s) where %s', index_kind.columns, index_kind.predicate) as definition
    from (values
        (1, 'idx_queue_pending', 'queue_name, status, created_at', 'pending', 'status = ''pending'''),
        (2, 'idx_queue_processing', 'queue_name, claimed_at', 'processing', 'status = ''processing'''),
        (3, 'cortex_queue_failed', 'queue_name, created_at', 'failed',
          'status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled'')'),
        (4, 'cortex_queue_finished', '(coalesce(completed_at, claimed_at, created_at))', 'finished',
          'status in (''completed'', ''failed'', ''cancelled'')')
      ) as index_kind (place, name, columns, job_status, predicate)
      join pg_class as queue_table on queue_table.oid = 'queue'::regclass
    where not exists (
      select from existing
      where indexed_table = 'queue'::regclass and existing.job_status = index_kind.job_status and is_valid)
  ), building as (
    -- Plain: the table itself. Partitioned: each partition that is not attached yet, and its own index if it has one.
    select wanted.*, part.relname as table_name, part.relkind <> 'p' as concurrent,
      case when wanted.partitioned then left(part.relname, 40) || '_' || wanted.job_status || '_idx' else wanted.name end as built_name,
      (select pg_class.relname from existing join pg_class on pg_class.oid = index_oid
       where indexed_table = part.oid and existing.job_status = wanted.job_status and is_valid and is_exact
         and parent_index is null order by 1 limit 1) as ready
    from wanted, pg_class as part
    where case when wanted.partitioned
        then part.oid in (select inhrelid from pg_inherits where inhparent = 'queue'::regclass)
        else part.oid = 'queue'::regclass end
      and not exists (
        select from existing
        where indexed_table = part.oid and existing.job_status = wanted.job_status and is_exact and parent_index is not null)
  ), statements (place, name, phase, table_name, text) as (
    select place, name, 1, '', format('create index if not exists %I on only %I.queue %s', name, '${flyway:defaultSchema}', definition)
    from wanted where partitioned
    union all
    -- What a failed concurrent build left behind.
    select place, name, 2, building.table_name, format('drop index concurrently if exists %I.%I', '${flyway:defaultSchema}', built_name)
    from building join pg_index on indexrelid = to_regclass(format('%I.%I', '${flyway:defaultSchema}', built_name))
    where ready is null and not indisvalid and concurrent
    union all
    select place, name, 3, table_name, format('create index %s if not exists %I on %I.%I %s',
      case when concurrent then 'concurrently' else '' end, built_name, '${flyway:defaultSchema}', table_name, definition)
    from building where ready is null
    union all
    select place, name, 4, table_name, format('alter index %I.%I attach partition %I.%I',
      '${flyway:defaultSchema}', name, '${flyway:defaultSchema}', coalesce(ready, built_name))
    from building where partitioned
  )
  select row_number() over (order by place, phase > 1, table_name, phase)::integer, name, text
  from statements
  order by 1;
$function$;

comment on function cortex_index_statements is
  'The statements that give queue the partial indexes it lacks, in order, each to be run outside a transaction, and the index that each is about; workers are not kept waiting. No rows when all are there, under whatever names.';
revoke execute on function cortex_index_statements from public;
