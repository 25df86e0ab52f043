create or replace function cortex__droppable(day date, force boolean)
returns oid[]
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  targets oid[];
  active  text;
begin
  perform cortex__check_day(day);
  if force is null then
    raise exception 'force must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;

  targets := cortex__partitions_of_day(day);
  select string_agg(format('%s has %s pending and %s processing jobs', target::regclass, pending, processing), ', ') into active
  from unnest(targets) as target cross join lateral cortex__job_counts(target) where pending + processing > 0;
  if active is not null and not force then
    raise exception '%', active
      using errcode = 'QX002', hint = format('force => true, or "%s", moves them to today first.', cortex__command(format('partitions drop --date %s --force', day)));
  end if;
  return targets;
end;
$function$;

comment on function cortex__droppable is
  'The partitions of a past UTC day; refused while they have pending or processing jobs, unless force. Raises QX001, QX002, QX004.';
revoke execute on function cortex__droppable from public;
