create or replace function cortex__check_job_status(job_id bigint, wanted text)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  found_status text;
begin
  select job.status into found_status
  from queue as job
  where job.id = job_id
  order by job.status = wanted desc, job.created_at desc
  limit 1;
  if not found then
    raise exception 'there is no job % in the queue', job_id
      using errcode = 'QX004', hint = format('It may be in dead_letter by now: "%s" or select * from %I.cortex_dead_letters();', cortex__command('dead-letter list'), '${flyway:defaultSchema}');
  end if;
  if found_status <> wanted then
    raise exception 'job % is %, not %', job_id, found_status, wanted
      using errcode = 'QX002', hint = format('Only a job that is %s can be taken.', wanted);
  end if;
end;
$function$;

comment on function cortex__check_job_status is 'Refuses a job that is not there (QX004) or in another status than wanted (QX002).';
revoke execute on function cortex__check_job_status from public;
