create or replace function cortex__check_expiry(retention_days integer, on_active text)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if retention_days is null or retention_days not between 1 and 36500 then
    raise exception 'retention_days must be between 1 and 36500, got %', coalesce(retention_days::text, 'NULL')
      using errcode = 'QX001', hint = 'For example 7: jobs are kept for seven whole UTC days besides today.';
  end if;
  if on_active is null or on_active not in ('skip', 'requeue') then
    raise exception 'on_active must be skip or requeue, got %', coalesce(quote_literal(on_active), 'NULL')
      using errcode = 'QX001', hint = 'skip keeps partitions with pending or processing jobs, requeue moves these jobs to today.';
  end if;
end;
$function$;

comment on function cortex__check_expiry is 'Refuses a retention, or a treatment of active jobs, that is NULL or unknown. Raises QX001.';
revoke execute on function cortex__check_expiry from public;
