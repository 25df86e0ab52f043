create or replace function cortex_purge_job_runs(older_than interval default '7 days')
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  purged bigint := 0;
begin
  if older_than is null or older_than < interval '0' or older_than > interval '1000 years' then
    raise exception 'older_than must be between 0 and 1000 years, got %', coalesce(older_than::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: older_than => interval ''7 days''.';
  end if;
  if not cortex__pg_cron_usable() then
    return 0;
  end if;

  -- By command rather than by job, so that runs of jobs removed since are found too.
  execute
    'delete from cron.job_run_details
     where database = current_database() and username = current_user
       and (starts_with(command, format(''select * from %I.cortex_'', $2)) or starts_with(command, format(''call %I.cortex_'', $2)))
       and status in (''succeeded'', ''failed'')
       and coalesce(end_time, start_time) < now() - $1'
    using older_than, '${flyway:defaultSchema}';
  get diagnostics purged = row_count;
  return purged;
end;
$function$;

comment on function cortex_purge_job_runs is
  'Deletes what pg_cron keeps of finished runs of this installation''s jobs that ended longer than older_than ago; returns how many. Raises QX001.';
revoke execute on function cortex_purge_job_runs from public;
