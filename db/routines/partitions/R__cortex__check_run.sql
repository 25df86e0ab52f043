create or replace function cortex__check_run(run uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if run is null or exists (select from cortex_partition_task where run_id = run) then
    raise exception 'run must be a new one, got %', coalesce(run::text, 'NULL')
      using errcode = 'QX001', hint = 'Give gen_random_uuid().';
  end if;
end;
$function$;

comment on function cortex__check_run is 'Refuses to begin a run that is NULL or has begun already. Raises QX001.';
revoke execute on function cortex__check_run from public;
