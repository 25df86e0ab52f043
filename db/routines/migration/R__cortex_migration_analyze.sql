create or replace function cortex_migration_analyze(move_strategy text default 'copy')
returns table (section text, item text, value text, advice text)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
declare
  facts record;
begin
  perform cortex__check_strategy(move_strategy);
  perform cortex__plain_queue();
  facts := cortex__migration_facts(move_strategy);
  return query
    select 'jobs', fact.item, fact.value, fact.advice
    from (values
      (1, 'jobs', facts.jobs::text, null),
      (2, 'oldest', date_trunc('second', facts.oldest)::text, null),
      (3, 'newest', date_trunc('second', facts.newest)::text, null),
      (4, 'without created_at', facts.timeless::text,
        case when facts.timeless > 0 then format('they get claimed_at, completed_at or the time of the move%s; from then on created_at must not be NULL',
          case move_strategy when 'attach' then ' in queue itself' end) end),
      (5, 'created_at too far ahead', facts.too_late::text, null)
    ) as fact (place, item, value, advice)
    order by place;
  return query
    select 'jobs', 'status ' || status.key, status.value, null::text from jsonb_each_text(facts.by_status) as status order by status.key;
  return query select * from cortex__migration_structure();
  return query select * from cortex__migration_estimate(move_strategy, facts.jobs, facts.oldest);
  return query select 'problem', found_problem.name, found_problem.problem, found_problem.advice from cortex__migration_problems(move_strategy, facts.too_late) as found_problem;
end;
$function$;

comment on function cortex_migration_analyze is
  'What moving queue to partitions would mean: its jobs, what comes along, an estimate, and every problem that has to be solved before. Reads the whole table and changes nothing. Raises QX001, and QX002 when queue is partitioned.';
revoke execute on function cortex_migration_analyze from public;
