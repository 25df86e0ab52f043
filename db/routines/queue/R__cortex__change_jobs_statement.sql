create or replace function cortex__change_jobs_statement(matching text, assignments text, if_locked text, noted text)
returns text
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format(
    'with picked as materialized (
       select job.id, job.created_at, job.queue_name, coalesce(job.completed_at, job.claimed_at, job.created_at) as ended_at
       from queue as job where %s order by job.created_at limit $1 for update %s
     ), changed as (
       update queue as job set %s
       from picked
       where job.id = picked.id and (job.created_at = picked.created_at or (job.created_at is null and picked.created_at is null))
       returning picked.queue_name, picked.ended_at
     ) %s
     select count(*) from changed',
    matching, if_locked, assignments, noted);
$function$;

comment on function cortex__change_jobs_statement is
  'The statement that changes up to $1 of the jobs matching the condition, oldest first. if_locked is skip locked, or empty to wait. noted is empty, or begins with a comma: what is to be done about the changed ones, by queue_name and ended_at, in further common table expressions.';
revoke execute on function cortex__change_jobs_statement from public;
