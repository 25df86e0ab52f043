create or replace function cortex__cron_setting(setting_name text)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- Not current_setting(): a version that does not know a setting of this prefix takes it, and ignores it.
  select setting from pg_settings where name = 'cron.' || setting_name;
$function$;

comment on function cortex__cron_setting is
  'What a setting of pg_cron is; NULL where this version has no such setting, or this role may not see it: that takes pg_read_all_settings.';
revoke execute on function cortex__cron_setting from public;
