create or replace function cortex__retry_part(statement text, letters bigint[], job_ids bigint[])
returns bigint[]
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  arrived bigint[];
begin
  execute statement into arrived using letters, job_ids, now();
  if arrived is null or cardinality(arrived) < cardinality(letters) then
    raise exception 'a trigger of queue or dead_letter swallows it';
  end if;
  if arrived <> job_ids then
    if cardinality(letters) > 1 then
      raise exception 'a trigger of queue gives jobs other ids';
    end if;
    update dead_letter as letter set retried_as = arrived[1] where letter.id = letters[1];
  end if;
  return arrived;
end;
$function$;

comment on function cortex__retry_part is
  'Retries these letters as these jobs, all or, raising an exception, none; returns the ids that the jobs have in queue.';
revoke execute on function cortex__retry_part from public;
