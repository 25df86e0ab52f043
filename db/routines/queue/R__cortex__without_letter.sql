create or replace function cortex__without_letter()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- Our letters have a column job, and their jobs are out of queue; those of other tools may be copies. Where there are none, nothing is
  -- asked of each job. As a join it would read all letters.
  select case when exists (select from dead_letter as letter where letter.job is null) then '
    and (
      select letter.id from dead_letter as letter
      where letter.original_id = job.id and letter.created_at = job.created_at and letter.job is null
        and letter.queue_name = job.queue_name and letter.payload = job.payload
      limit 1) is null'
    else '' end;
$function$;

comment on function cortex__without_letter is
  'The condition that keeps jobs out of which another tool left a copy in dead_letter; empty where there can be none.';
revoke execute on function cortex__without_letter from public;
