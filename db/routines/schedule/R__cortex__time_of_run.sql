create or replace function cortex__time_of_run(run bigint)
returns text
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  earliest text;
  latest   text;
begin
  execute $$
    select to_char(max(begun) filter (where runid < $1) at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
      to_char(min(begun) filter (where runid > $1) at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
    from (select runid, coalesce(start_time, end_time) as begun from cron.job_run_details) as run $$
    into earliest, latest using run;
  return 'pg_cron kept no time' || case
    when earliest is not null and latest is not null then format(': between %s and %s GMT', earliest, latest)
    when earliest is not null then format(': after %s GMT', earliest)
    when latest is not null then format(': before %s GMT', latest)
    else '' end;
end;
$function$;

comment on function cortex__time_of_run is 'Between which runs, of those that this role sees, a run of pg_cron without a time lies.';
revoke execute on function cortex__time_of_run from public;
