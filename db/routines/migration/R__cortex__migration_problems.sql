create or replace function cortex__migration_problems(move_strategy text, too_late bigint)
returns table (name text, problem text, advice text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
  select 'in progress', format('a move by %s is in progress (%s, %s)', strategy, phase, started_by), 'go on with it, or take it back: migrate-queue --rollback'
  from cortex__current_migration()
  union all
  select 'created_at', format('%s jobs have a created_at too far ahead', too_late),
    format('correct them: select id, created_at from queue where created_at >= %L', cortex__migration_limit(move_strategy))
  where too_late > 0
  union all
  select * from cortex__table_problems(move_strategy)
  union all
  select * from cortex__dependency_problems();
$function$;

comment on function cortex__migration_problems is 'Everything that keeps queue from being moved, and what to do about it.';
revoke execute on function cortex__migration_problems from public;
