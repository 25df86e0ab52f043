create or replace function cortex__partitions_of_day(utc_day date)
returns oid[]
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
declare
  targets oid[];
  wider   text;
begin
  if utc_day >= current_date then
    raise exception '% is today or later: its partition is in use', utc_day
      using errcode = 'QX002', hint = format('Days before %s (UTC) can be dropped.', current_date);
  end if;

  select array_agg(partition),
    string_agg(format('%s (from %s to %s)', partition_name, lower_bound, upper_bound), ', ' order by lower_bound)
      filter (where lower_bound < utc_day or upper_bound > utc_day + 1)
  into targets, wider
  from cortex__partitions()
  where lower_bound < utc_day + 1 and upper_bound > utc_day;

  if targets is null then
    raise exception 'no partition covers %', utc_day
      using errcode = 'QX004', hint = format('select * from %I.cortex_partitions() or "%s" shows those there are.', '${flyway:defaultSchema}', cortex__command('partitions list'));
  end if;
  if wider is not null then
    raise exception 'the partition of % holds more than that day: %', utc_day, wider
      using errcode = 'QX002', hint = 'cortex_maintain_partitions drops it once all of it is older than the retention.';
  end if;
  return targets;
end;
$function$;

comment on function cortex__partitions_of_day is
  'The partitions that make up a past UTC day. Raises QX002 for today, later days and wider partitions, QX004 when there is none.';
revoke execute on function cortex__partitions_of_day from public;
