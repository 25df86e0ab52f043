create or replace function cortex__migration_swap(batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set client_min_messages = warning
as $function$
declare
  moment     constant timestamptz := now();
  migration  cortex_migration;
  locked_at  timestamptz;
  held_for   interval;
  remark     text;
  statements text[];
  statement  text;
begin
  select * into strict migration from cortex__current_migration();
  remark := cortex__before_swap(batch_size);
  if remark is not null then
    return remark;
  end if;
  -- The first time takes ten times as long as the second, which is under the lock.
  perform cortex__swap_statements();
  perform cortex__migration_lock_target();
  perform cortex__migration_lock_views();
  perform cortex__migration_lock('access exclusive');
  locked_at := clock_timestamp();

  -- From here on workers wait.
  remark := cortex__under_swap();
  if remark is not null then
    return remark;
  end if;
  -- All are read before the first one changes what the others are made from.
  select array_agg(swap.statement order by place, swap.statement) into statements from cortex__swap_statements() as swap;
  foreach statement in array statements loop
    execute statement;
  end loop;

  perform cortex__migration_enter(case when migration.rolling_back then 'clean up' when migration.strategy = 'attach' then 'analyze' else 'schedule' end);
  held_for := clock_timestamp() - locked_at;
  update cortex_migration
  set swap_held = held_for, swapped_at = case when migration.rolling_back then swapped_at else moment end
  where migration_id = migration.migration_id;
  perform cortex__log_run(gen_random_uuid(), locked_at, 'cortex_migration_step', 'swapped', 'queue', migration.jobs, null, null, null,
    held_for, case when migration.rolling_back then 'back to the plain table' end);
  return format('queue was locked for %s ms', round(extract(milliseconds from held_for), 1));
end;
$function$;

comment on function cortex__migration_swap is
  'Lets the tables change places in one short lock. Raises lock_not_available when users of queue or of its views do not let go of it in time.';
revoke execute on function cortex__migration_swap from public;
