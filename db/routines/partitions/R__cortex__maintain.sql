create or replace function cortex__maintain(retention_days integer, premake_days integer, requeue boolean, dry_run boolean)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
#variable_conflict use_column
declare
  today       constant date := current_date;
  has_default constant boolean := exists (select from cortex__partitions() where is_default);
begin
  -- First of all tomorrow. But where a default partition takes what has no partition, attaching one locks the default
  -- until the end of the transaction, and workers must not wait for the archiving: there it comes last.
  if not has_default then
    return query
      select made.* from generate_series(0, premake_days) as day_number
        cross join lateral cortex__create_day(today + day_number, dry_run) as made;
  end if;

  begin
    return query
      select retired.*
      from (select array_agg(partition) from cortex__partitions() where upper_bound <= today - retention_days) as expired (targets)
        cross join lateral cortex__retire_partitions(targets, requeue, dry_run) as retired;
  exception when others then
    return query
      select 'postponed', null::text, null::bigint, null::bigint, null::bigint, null::bigint, null::interval,
        'could not drop what is older: ' || sqlerrm;
  end;

  if has_default then
    return query
      select made.* from generate_series(0, premake_days) as day_number
        cross join lateral cortex__create_day(today + day_number, dry_run) as made;
  end if;
end;
$function$;

comment on function cortex__maintain is 'The steps of cortex_maintain_partitions, one row for each action.';
revoke execute on function cortex__maintain from public;
