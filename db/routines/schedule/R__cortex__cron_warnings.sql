create or replace function cortex__cron_warnings()
returns table (warning text, remedy text)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = on
as $function$
declare
  restart constant text := ' -- as a superuser, then restart PostgreSQL';
  served  text;
begin
  -- A standby has no scheduler, and needs none. Its session is there for everybody to see, unlike its settings.
  if not pg_is_in_recovery() then
    select coalesce(max(datname), '') into served from pg_stat_activity where application_name = 'pg_cron scheduler';
    if served = '' then
      return query select 'pg_cron''s scheduler is not running, so that no job is started; the server''s log says why, such as a job''s role, or cron.database_name, that is there no more',
        'select jobid, jobname, username from cron.job where username not in (select rolname from pg_roles); -- as a superuser'::text;
    elsif served <> current_database() then
      return query select format('pg_cron serves database %I: no job of this one is started', served),
        format('alter system set cron.database_name = %L;', current_database()) || restart;
    end if;
  end if;

  return query
    select said.warning, said.remedy
    from (values
        ('log_run', 'off', 'cron.log_run = off: pg_cron keeps no record of its runs, so that nothing is known of how jobs went',
          'alter system set cron.log_run = on;' || restart),
        ('launch_active_jobs', 'off', 'cron.launch_active_jobs = off: pg_cron starts no job',
          'alter system set cron.launch_active_jobs = on; select pg_reload_conf(); -- as a superuser')
      ) as said (setting_name, setting_value, warning, remedy)
    where cortex__cron_setting(said.setting_name) = said.setting_value;
  return query
    select format('pg_cron reads schedules in %s (cron.timezone), not in GMT: 02:00 there is %s GMT at present', zone.name,
        to_char((date_trunc('day', now() at time zone zone.name) + interval '2 hours') at time zone zone.name at time zone 'UTC', 'HH24:MI')),
      'alter system set cron.timezone = ''GMT'';' || restart
    from (values (cortex__cron_setting('timezone'))) as zone (name)
    where cortex__is_other_zone(zone.name);
end;
$function$;

comment on function cortex__cron_warnings is
  'What pg_cron''s own settings keep from the jobs, or from what is known of them; of those that only superusers see nothing is said to others.';
revoke execute on function cortex__cron_warnings from public;
