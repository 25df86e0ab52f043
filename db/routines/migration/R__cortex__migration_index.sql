create or replace function cortex__migration_index()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  target     constant regclass := to_regclass('queue_new');
  migration  cortex_migration;
  parts      bigint;
  ready      bigint;
  to_index   regclass;
  definition text;
begin
  select * into strict migration from cortex__current_migration();
  select count(*), count(conrelid) into parts, ready
  from pg_inherits left join pg_constraint on conrelid = inhrelid and contype = 'p'
  where inhparent = target;
  update cortex_migration set done = ready + 1, total = parts where migration_id = migration.migration_id;

  -- The primary key comes last, so that a partition that has one is done.
  select inhrelid into to_index
  from pg_inherits
  where inhparent = target and not exists (select from pg_constraint where conrelid = inhrelid and contype = 'p')
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
  if not exists (select from pg_constraint where conrelid = target and contype = 'p') then
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
