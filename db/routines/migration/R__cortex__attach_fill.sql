create or replace function cortex__attach_fill(batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  migration cortex_migration;
  filled    bigint;
  last_id   bigint;
  left_over boolean;
begin
  select * into strict migration from cortex__current_migration();
  execute
    'with timeless as (
       select id from queue where created_at is null and id > coalesce($1, -9223372036854775808) order by id limit $2 for update skip locked
     ), filled as (
       update queue as job set created_at = coalesce(claimed_at, completed_at, $3) from timeless where job.id = timeless.id returning job.id
     )
     select count(*), max(id) from filled'
    into filled, last_id using migration.reached_id, batch_size, migration.started_at;
  update cortex_migration set reached_id = last_id, done = done + filled where migration_id = migration.migration_id;
  if filled < batch_size then
    execute 'select exists (select from queue where created_at is null)' into left_over;
    if left_over then
      raise lock_not_available using detail = 'a worker holds a job without created_at';
    end if;
    perform cortex__migration_enter('key');
  end if;
  return format('%s jobs were given a created_at', filled);
end;
$function$;

comment on function cortex__attach_fill is
  'Gives up to batch_size jobs without created_at their claimed_at, completed_at or the time at which the move began; when there are none left, the key phase comes.';
revoke execute on function cortex__attach_fill from public;
