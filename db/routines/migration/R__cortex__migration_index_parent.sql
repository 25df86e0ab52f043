create or replace function cortex__migration_index_parent()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  statement text;
begin
  for statement in
    select case when is_key
      then format('alter table queue_new add constraint %I primary key (id, created_at)', cortex__migration_name(index_name, '_new'))
      else format('create %sindex %I on queue_new %s', case when is_unique then 'unique ' end, cortex__migration_name(index_name, '_new'), rest) end
    from cortex__migration_indexes('queue'::regclass)
    order by is_key, index_name
  loop
    execute statement;
  end loop;
end;
$function$;

comment on function cortex__migration_index_parent is
  'Gives queue_new the indexes of queue under provisional names; those that its partitions have already become part of them.';
revoke execute on function cortex__migration_index_parent from public;
