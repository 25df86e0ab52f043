create or replace function cortex__plain_queue()
returns regclass
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  queue_table constant regclass := to_regclass('"${flyway:defaultSchema}".queue');
begin
  if queue_table is null then
    raise exception 'there is no table queue in schema %', quote_ident('${flyway:defaultSchema}')
      using errcode = 'QX003', hint = format('Run "%s".', cortex__command('db migrate'));
  end if;
  if (select relkind from pg_class where oid = queue_table) <> 'r' then
    raise exception 'queue is partitioned already'
      using errcode = 'QX002', hint = format('There is nothing to migrate; "%s" shows its partitions.', cortex__command('partitions list'));
  end if;
  return queue_table;
end;
$function$;

comment on function cortex__plain_queue is 'The table queue, which must not be partitioned. Raises QX002, or QX003 when there is none.';
revoke execute on function cortex__plain_queue from public;
