create or replace function cortex_schedule_state()
returns text
language sql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- How long things are kept is the caller's affair, and so is the hour; which functions a job calls is ours.
  with wanted as (
    select job_name, case when not deferred then regexp_replace(job_command, '=> [^,)]+', '=>', 'g') end as call
    from cortex__jobs(cortex__schedule_settings(rescue_after => '1 day'))
  ), present as (
    select job_name, regexp_replace(job_command, '=> [^,)]+', '=>', 'g') as call
    from cortex__own_jobs()
  )
  select case
      when not exists (select from present) then 'not installed'
      when exists (
        select from wanted left join present using (job_name)
        where present.call <> wanted.call or present.call is not null and wanted.call is null
          or present.call is null and wanted.call is not null and job_name !~ '^cortex-rescue-stale(:|$)') then 'outdated'
      else 'installed'
    end;
$function$;

comment on function cortex_schedule_state is
  'Whether pg_cron has the jobs of this installation: installed; outdated when one is missing, too many, or calls other than this version would have it; not installed.';
revoke execute on function cortex_schedule_state from public;
grant execute on function cortex_schedule_state to cortex_viewer;
