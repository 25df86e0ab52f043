create or replace function cortex__check_job_target(served_database text)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if served_database <> current_database() then
    raise exception 'pg_cron serves database %, not %', quote_ident(served_database), quote_ident(current_database())
      using errcode = 'QX003', hint = format('As a superuser: alter system set cron.database_name = %L; then restart PostgreSQL. Or let another scheduler call the functions.', current_database());
  end if;
end;
$function$;

comment on function cortex__check_job_target is 'Refuses to schedule where pg_cron reads no jobs. Raises QX003.';
revoke execute on function cortex__check_job_target from public;
