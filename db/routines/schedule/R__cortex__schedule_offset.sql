create or replace function cortex__schedule_offset()
returns interval
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  job     record;
  began   timestamp;
  late    integer;
  lates   integer[] := array[]::integer[];
begin
  for job in select own.*, regexp_match(own.cron_schedule, '^(\d+) (\d+) \* \* \*$')::integer[] as daily from cortex__own_jobs() as own loop
    execute 'select start_time at time zone ''UTC'' from cron.job_run_details where jobid = $1 and start_time is not null order by runid desc limit 1'
      into began using job.job_number;
    if job.daily is not null and began is not null then
      late := extract(hour from began) * 60 + extract(minute from began) - job.daily[2] * 60 - job.daily[1];
      -- From 12 hours too early to 12 hours too late, to the quarter of an hour, as zones are.
      lates := lates || ((round(late / 15.0)::integer * 15 + 720 + 1440) % 1440 - 720);
    end if;
  end loop;
  -- A server that slept, or a schedule that was changed since, makes jobs differ.
  if cardinality(lates) > 1 and lates[1] <> 0 and lates[1] = all (lates) then
    return make_interval(mins => lates[1]);
  end if;
  return null;
end;
$function$;

comment on function cortex__schedule_offset is
  'How much later than its schedule says, in GMT, the last run of every daily job of this installation began, where that is the same for all, as it is when pg_cron reads schedules in another zone; NULL otherwise.';
revoke execute on function cortex__schedule_offset from public;
