create or replace function cortex__create_day(utc_day date, dry_run boolean, patiently boolean)
returns table (
  action text, partition_name text, jobs bigint, archived bigint, requeued bigint, bytes bigint, took interval, detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
#variable_conflict use_column
declare
  gap     record;
  extent  text;
  started timestamptz;
begin
  for gap in select * from cortex__uncovered(utc_day) loop
    started := clock_timestamp();
    partition_name := cortex__free_partition_name(gap.lower_bound, gap.is_first);
    extent := case when partition_name <> to_char(utc_day, '"queue_"YYYY_MM_DD') or gap.upper_bound - gap.lower_bound <> interval '1 day'
      then format('from %s to %s', gap.lower_bound, gap.upper_bound) end;
    if dry_run then
      detail := cortex__default_obstacle(gap.lower_bound, gap.upper_bound);
      action := case when detail is null then 'would create' else 'would postpone' end;
      detail := coalesce('could not create it: ' || detail, extent);
    else
      select made.action, made.bytes, coalesce(made.detail, extent) into action, bytes, detail
      from cortex__fill_gap(partition_name, gap.lower_bound, gap.upper_bound, patiently) as made;
    end if;
    took := date_trunc('milliseconds', clock_timestamp() - started);
    return next;
  end loop;

  if not found then
    return query
      select 'exists', child.partition_name, null::bigint, null::bigint, null::bigint, null::bigint, null::interval,
        case when child.lower_bound <> utc_day or child.upper_bound <> utc_day + 1
          then format('covers %s: from %s to %s', utc_day, child.lower_bound, child.upper_bound) end
      from cortex__partitions() as child
      where child.lower_bound < utc_day + 1 and child.upper_bound > utc_day
      order by child.lower_bound;
  end if;
end;
$function$;

comment on function cortex__create_day is
  'Creates what a UTC day lacks of partitions and says so, or says what covers the day. What cannot be created is reported, not raised.';
revoke execute on function cortex__create_day from public;
