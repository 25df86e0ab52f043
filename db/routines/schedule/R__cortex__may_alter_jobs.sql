create or replace function cortex__may_alter_jobs()
returns boolean
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select coalesce(bool_or(has_function_privilege(oid, 'execute')), false)
  from pg_proc
  where pronamespace = to_regnamespace('cron') and proname = 'alter_job';
$function$;

comment on function cortex__may_alter_jobs is 'Whether this role may pause a job of its own: pg_cron leaves that to superusers until they grant it.';
revoke execute on function cortex__may_alter_jobs from public;
