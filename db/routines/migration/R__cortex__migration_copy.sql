create or replace function cortex__migration_copy(batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set jit = off
as $function$
declare
  migration  cortex_migration;
  into_table constant text := cortex__migration_target();
  to_copy    record;
  last_id    bigint;
  rows_now   bigint;
begin
  select * into strict migration from cortex__current_migration();
  to_copy := cortex__migration_columns('queue'::regclass, migration.started_at);

  execute 'select id from queue where id > coalesce($1, -9223372036854775808) and id <= $2 order by id offset $3 - 1 limit 1'
    into last_id using migration.reached_id, migration.copy_until, batch_size;
  -- Jobs that are added to or changed in this range later than this statement sees are captured.
  execute format(
    'insert into %s (%s) overriding system value select %s from queue as job
       where id > coalesce($1, -9223372036854775808) and id <= $2', into_table, to_copy.names, to_copy.expressions)
    using migration.reached_id, coalesce(last_id, migration.copy_until);
  get diagnostics rows_now = row_count;

  update cortex_migration
  set reached_id = last_id, done = done + rows_now, copied = copied + rows_now
  where migration_id = migration.migration_id;
  if last_id is null then
    perform cortex__migration_enter('index');
  end if;
  return format('%s jobs', rows_now);
end;
$function$;

comment on function cortex__migration_copy is
  'Copies the next batch_size jobs by id, as queue_new has no index yet; after the last ones comes the index phase.';
revoke execute on function cortex__migration_copy from public;
