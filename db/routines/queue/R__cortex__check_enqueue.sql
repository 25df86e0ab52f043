create or replace function cortex__check_enqueue(in_queue text, retry_limit integer)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if in_queue is null or in_queue = '' then
    raise exception 'in_queue must not be NULL or empty' using errcode = 'QX001', hint = 'Give the name of a queue: in_queue => ''triage''.';
  end if;
  if retry_limit is null or retry_limit < 1 then
    raise exception 'retry_limit must be at least 1, got %', coalesce(retry_limit::text, 'NULL')
      using errcode = 'QX001', hint = 'It is how often a job may be tried in all: retry_limit => 3.';
  end if;
end;
$function$;

comment on function cortex__check_enqueue is 'Refuses a job for no queue, or one that may never be tried. Raises QX001.';
revoke execute on function cortex__check_enqueue from public;
