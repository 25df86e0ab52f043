create or replace function cortex__retire_partitions(targets oid[], requeue boolean, dry_run boolean)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with plan as materialized (
    select * from cortex__drop_plan(targets, requeue)
  ), outcome as materialized (
    select result.*
    from (select array_agg(partition order by upper_bound) from plan where verdict = 'drop' and not dry_run) as planned (partitions)
      cross join lateral cortex__drop_partitions(partitions, requeue) as result
    where partitions is not null
  )
  select
    coalesce(outcome.action, case
      when verdict = 'drop' then 'would drop'
      when dry_run then 'would skip'
      when verdict = 'skip' then 'skipped'
      else 'postponed' end),
    plan.partition_name, plan.jobs,
    coalesce(outcome.archived, case when dry_run and verdict = 'drop' then failed else 0 end),
    coalesce(outcome.requeued, case when dry_run and verdict = 'drop' then active else 0 end),
    plan.bytes, outcome.took, coalesce(outcome.detail, plan.detail)
  from plan left join outcome using (partition)
  order by plan.upper_bound, plan.partition_name;
$function$;

comment on function cortex__retire_partitions is
  'Drops partitions, or says what would become of them: one row each, oldest first.';
revoke execute on function cortex__retire_partitions from public;
