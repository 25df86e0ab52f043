create or replace function cortex__check_schedule(
  queue_retention_days   integer,
  dead_letter_retention  interval,
  premake_days           integer,
  history_retention      interval,
  run_details_retention  interval,
  rescue_after           interval
)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set intervalstyle = 'postgres'
as $function$
declare
  argument text;
  value    interval;
begin
  if queue_retention_days not between 1 and 36500 then
    raise exception 'queue_retention_days must be between 1 and 36500, got %', queue_retention_days
      using errcode = 'QX001', hint = 'For example: queue_retention_days => 7.';
  end if;
  if premake_days not between 1 and 366 then
    raise exception 'premake_days must be between 1 and 366, got %', premake_days
      using errcode = 'QX001', hint = 'For example: premake_days => 3.';
  end if;

  select retention.name, retention.length into argument, value
  from (values
      ('dead_letter_retention', dead_letter_retention),
      ('history_retention', history_retention),
      ('run_details_retention', run_details_retention)
    ) as retention (name, length)
  where retention.length < interval '1 day' or retention.length > interval '1000 years'
  order by retention.name
  limit 1;
  if found then
    raise exception '% must be between 1 day and 1000 years, got %', argument, value
      using errcode = 'QX001', hint = format('For example: %s => interval ''30 days''.', argument);
  end if;
  if rescue_after <> interval '0' and rescue_after < interval '1 minute' or rescue_after > interval '1000 years' then
    raise exception 'rescue_after must be 0 or between 1 minute and 1000 years, got %', rescue_after
      using errcode = 'QX001', hint = 'For example: rescue_after => interval ''30 minutes''; 0 for no rescue.';
  end if;
end;
$function$;

comment on function cortex__check_schedule is 'Refuses retentions that would delete what is still needed; NULL is none that is given. Raises QX001.';
revoke execute on function cortex__check_schedule from public;
