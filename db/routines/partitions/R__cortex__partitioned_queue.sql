create or replace function cortex__partitioned_queue()
returns regclass
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
declare
  queue_table constant regclass := to_regclass('"${flyway:defaultSchema}".queue');
  by_time     boolean;
begin
  if queue_table is null then
    raise exception 'there is no table queue in schema %', quote_ident('${flyway:defaultSchema}')
      using errcode = 'QX003', hint = format('Run "%s".', cortex__command('db migrate'));
  end if;

  -- Nothing here may wait for a lock of queue.
  select partstrat = 'r' and partnatts = 1 and attname = 'created_at' and atttypid = 'timestamptz'::regtype
  into by_time
  from pg_partitioned_table left join pg_attribute on attrelid = partrelid and attnum = partattrs[0] and partnatts = 1
  where partrelid = queue_table;

  if not found then
    raise exception 'queue is not partitioned: run %', cortex__command('migrate-queue')
      using errcode = 'QX002', hint = format('Begin with "%s".', cortex__command('migrate-queue --dry-run'));
  end if;
  if by_time is not true then
    raise exception 'queue is partitioned by %, not by RANGE (created_at) of type timestamp with time zone',
        (select pg_get_partkeydef(partrelid) || coalesce(' of type ' || format_type(atttypid, null), '')
         from pg_partitioned_table left join pg_attribute on attrelid = partrelid and attnum = partattrs[0] and partnatts = 1
         where partrelid = queue_table)
      using errcode = 'QX002', hint = 'cortex-utils maintains partitions by time only; these are left alone.';
  end if;
  return queue_table;
end;
$function$;

comment on function cortex__partitioned_queue is
  'The table queue, which must be partitioned by range of created_at. Raises QX002, or QX003 when there is none.';
revoke execute on function cortex__partitioned_queue from public;
