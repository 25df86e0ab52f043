create or replace function cortex__job_failed_at(kept jsonb)
returns timestamptz
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select coalesce(kept->>'completed_at', kept->>'claimed_at')::timestamptz;
$function$;

comment on function cortex__job_failed_at is
  'When a dead letter''s job failed: its completed_at, else its claimed_at; NULL where that is not known, as in letters that others archived.';
revoke execute on function cortex__job_failed_at from public;
