create or replace function cortex_schedule_warnings()
returns table (warning text, remedy text)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if not cortex__pg_cron_usable() then
    return;
  end if;

  return query
    select * from cortex__partition_warnings()
    union all
    select * from cortex__job_warnings()
    union all
    select * from cortex__cron_warnings()
    union all
    select * from cortex__silence_warnings()
    union all
    select * from cortex__timeout_warnings()
    order by 1, 2;
end;
$function$;

comment on function cortex_schedule_warnings is
  'What keeps pg_cron''s jobs of this installation from doing all they should, and what to run about it: a queue that is one plain table, or lacks a partition for today or tomorrow; a job that is missing, paused, changed, or sent to another port, host or database than pg_cron would send it now; a pg_cron that does not run, serves another database, starts no jobs, keeps no record, or reads schedules in another zone than GMT; a statement_timeout or transaction_timeout of the role, the database or the server that cuts jobs short. A server''s default that is hidden by a setting of the session itself is not found, and of pg_cron''s settings only superusers and pg_read_all_settings see most: of others'' the effect is. No rows when all is well, or without pg_cron.';
revoke execute on function cortex_schedule_warnings from public;
grant execute on function cortex_schedule_warnings to cortex_viewer;
