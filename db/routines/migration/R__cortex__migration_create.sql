create or replace function cortex__migration_create()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
declare
  -- Days without end would make every plan slow; whatever is older than this shares one partition.
  most_days constant integer := 90;
  today     constant timestamptz := date_trunc('day', now());
  plain     constant regclass := '"${flyway:defaultSchema}".queue';
  migration cortex_migration;
  first_day timestamptz;
  last_day  timestamptz;
begin
  select * into strict migration from cortex__current_migration();
  execute format(
    'create table %1$I.queue_new (like %1$I.queue including defaults including constraints including comments including storage
       including generated including compression including statistics) partition by range (created_at)%2$s',
    '${flyway:defaultSchema}', cortex__storage_clause(null, plain));
  execute format('alter table %I.queue_new owner to %s', '${flyway:defaultSchema}', (select relowner::regrole from pg_class where oid = plain));
  execute format('comment on table %I.queue_new is %L', '${flyway:defaultSchema}', obj_description(plain, 'pg_class'));

  if migration.strategy = 'copy' then
    execute 'select min(coalesce(created_at, claimed_at, completed_at, $1)), max(coalesce(created_at, claimed_at, completed_at, $1)) from queue'
      into first_day, last_day using migration.started_at;
    first_day := least(today, greatest(date_trunc('day', first_day), today - most_days * interval '1 day'));
    update cortex_migration set wide_until = first_day, days_until = first_day where migration_id = migration.migration_id;
    perform cortex__migration_add_partition('-infinity', first_day);
    perform cortex__migration_add_days(greatest(date_trunc('day', last_day), today + interval '7 days') + interval '1 day');
    perform cortex__migration_enter('capture');
    return format('queue_new, with day partitions from %s', first_day::date);
  end if;

  -- LIKE has copied the constraint that is to hold for queue_legacy only.
  execute 'alter table queue_new drop constraint cortex_migration_bound';
  update cortex_migration set days_until = wide_until where migration_id = migration.migration_id;
  perform cortex__migration_add_days(today + interval '8 days');
  perform cortex__migration_index_parent();
  perform cortex__migration_enter('swap');
  return format('queue_new, with day partitions from %s', migration.wide_until::date);
end;
$function$;

comment on function cortex__migration_create is
  'Creates queue_new like queue, partitioned, with its partitions: days from the oldest job, 90 days ago at most, to a week from now, and before them queue_legacy.';
revoke execute on function cortex__migration_create from public;
