create or replace function cortex__put_job(wanted_name text, wanted_schedule text, wanted_command text, dry_run boolean)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  present record;
  action  text;
begin
  select * into present from cortex__own_jobs() as job where job.job_name = wanted_name;
  action := case
    when wanted_command is null then case when present.job_command is not null then 'remove' end
    when present.job_command is null then 'create'
    when (present.cron_schedule, present.job_command) = (wanted_schedule, wanted_command) then 'unchanged'
    else 'update' end;

  if action is null or action = 'unchanged' then
    return action;
  end if;
  if dry_run then
    return 'would ' || action;
  end if;
  if action = 'remove' then
    execute 'select cron.unschedule($1)' using present.job_number;
  else
    execute 'select cron.schedule($1, $2, $3)' using wanted_name, wanted_schedule, wanted_command;
  end if;
  return action || 'd';
end;
$function$;

comment on function cortex__put_job is
  'Makes pg_cron''s job of this name what is wanted, or takes it away when no command is; says what that meant, or NULL when there is none and none is wanted.';
revoke execute on function cortex__put_job from public;
