create or replace function cortex_migration_start(move_strategy text default 'copy')
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  facts    record;
  problems text;
  move_id  bigint;
begin
  perform cortex__check_strategy(move_strategy);
  perform cortex__plain_queue();
  if not cortex__take_migration() then
    raise exception 'another session is changing the partitions or migrating queue'
      using errcode = 'QX002', hint = 'Try again in a moment.';
  end if;
  facts := cortex__migration_facts(move_strategy);
  select string_agg(format('%s: %s', name, problem), '; ') into problems from cortex__migration_problems(move_strategy, facts.too_late);
  if problems is not null then
    raise exception 'queue cannot be migrated: %', problems
      using errcode = 'QX002', hint = format('What to do about it: "%s" or select * from %I.cortex_migration_analyze();', cortex__command('migrate-queue --dry-run'), '${flyway:defaultSchema}');
  end if;

  insert into cortex_migration (strategy, phase, jobs, nullable, key_changes, definition)
  select move_strategy, case move_strategy when 'copy' then 'create' else 'fill' end, facts.jobs, not attnotnull,
    not exists (
      select from pg_index where indexrelid = cortex__migration_key(attrelid) and indisprimary and attnum = any (indkey)),
    cortex__migration_definition(attrelid)
  from pg_attribute
  where attrelid = 'queue'::regclass and attname = 'created_at'
  returning migration_id into move_id;
  perform cortex__log_run(gen_random_uuid(), now(), 'cortex_migration_start', 'started', 'queue', facts.jobs, null, null,
    cortex__table_bytes('queue'::regclass), null, 'by ' || move_strategy);
  return move_id;
end;
$function$;

comment on function cortex_migration_start is
  'Begins to move a plain queue to partitions: checks everything and changes nothing yet; cortex_migration_step() does the rest. Raises QX001, and QX002 with every problem by name.';
revoke execute on function cortex_migration_start from public;
