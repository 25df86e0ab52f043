create or replace function cortex__check_no_letter(job_id bigint)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  found_letter record;
begin
  select letter.id, letter.retried_as into found_letter
  from dead_letter as letter
    join queue as job on job.id = letter.original_id and job.created_at = letter.created_at
      and job.queue_name = letter.queue_name and job.payload = letter.payload
  where letter.original_id = job_id and letter.job is null and job.id = job_id and job.status = 'failed'
  order by letter.id
  limit 1;
  if found_letter.retried_as is not null then
    raise exception 'job % was retried as a dead letter, and became job %', job_id, found_letter.retried_as
      using errcode = 'QX002', hint = 'A job is retried once; this row of it was left behind, and goes with its partition.';
  elsif found then
    raise exception 'job % is a dead letter already', job_id
      using errcode = 'QX002', hint = format('Retry that: "%s" or select * from %I.cortex_retry_dead_letters(%s);',
        cortex__command('dead-letter retry --id ' || found_letter.id), '${flyway:defaultSchema}', found_letter.id);
  end if;
end;
$function$;

comment on function cortex__check_no_letter is 'Refuses a failed job of which there is a dead letter, too (QX002).';
revoke execute on function cortex__check_no_letter from public;
