create or replace function cortex__job_setting(setting_name text)
returns table (value text, set_for text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with assignment as (
    select setrole, setdatabase, substr(entry, length(setting_name) + 2) as value
    from pg_db_role_setting cross join unnest(setconfig) as entry
    where starts_with(entry, setting_name || '=') and setdatabase in (0, (select oid from pg_database where datname = current_database()))
  ), by_precedence as (
    select value,
      case when setrole <> 0 then format('role %I', current_user) || case when setdatabase <> 0 then format(' in database %I', current_database()) else '' end
        when setdatabase <> 0 then format('database %I', current_database())
        else 'every role' end as set_for,
      case when setrole <> 0 then 0 else 2 end + case when setdatabase <> 0 then 0 else 1 end as place
    from assignment
    where setrole in (0, (select oid from pg_roles where rolname = current_user))
    union all
    -- A session shows the server's default as long as neither its client nor its own role has set something else.
    select reset_val || coalesce(unit, ''), 'the server', 4
    from pg_settings
    where name = setting_name and source <> 'client'
      and not exists (select from assignment where setrole = (select oid from pg_roles where rolname = session_user))
  )
  select value, set_for from by_precedence order by place limit 1;
$function$;

comment on function cortex__job_setting is
  'What a setting is in sessions of this role that nobody configures otherwise, as those of pg_cron, and where that comes from; no row when it cannot be told.';
revoke execute on function cortex__job_setting from public;
