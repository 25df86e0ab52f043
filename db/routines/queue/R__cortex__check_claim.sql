create or replace function cortex__check_claim(job_id bigint, job_created_at timestamptz, attempt integer)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if job_id is null or job_created_at is null or attempt is null then
    raise exception 'job_id, job_created_at and attempt must not be NULL'
      using errcode = 'QX001', hint = 'Give id, created_at and attempts as cortex_claim returned them.';
  end if;
end;
$function$;

comment on function cortex__check_claim is 'Refuses an incomplete proof of a claim. Raises QX001.';
revoke execute on function cortex__check_claim from public;
