create or replace function cortex__migration_index()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  to_index   regclass;
  definition text;
begin
  update cortex_migration
  set done = (select count(*) from pg_inherits join pg_constraint on conrelid = inhrelid and contype = 'p' where inhparent = to_regclass('queue_new')) + 1,
    total = (select count(*) from pg_inherits where inhparent = to_regclass('queue_new'))
  where finished_at is null;

  -- The primary key comes last, so that a partition that has one is done.
  select inhrelid into to_index
  from pg_inherits
  where inhparent = to_regclass('queue_new') and not exists (select from pg_constraint where conrelid = inhrelid and contype = 'p')
  order by inhrelid
  limit 1;
  if found then
    for definition in
      select format('create %sindex on %s %s', case when is_unique then 'unique ' end, to_index, rest)
      from cortex__migration_indexes('queue'::regclass)
      where not is_key
    loop
      execute definition;
    end loop;
    execute format('alter table %s add primary key (id, created_at)', to_index);
    return format('%s', to_index);
  end if;

  -- They are there already when the copy began again.
  if not exists (select from pg_constraint where conrelid = to_regclass('queue_new') and contype = 'p') then
    perform cortex__migration_index_parent();
  end if;
  analyze queue_new;
  perform cortex__migration_enter('catch up');
  return 'statistics';
end;
$function$;

comment on function cortex__migration_index is
  'Gives the next partition of queue_new its indexes; when all have them, queue_new itself, and planner statistics.';
revoke execute on function cortex__migration_index from public;
