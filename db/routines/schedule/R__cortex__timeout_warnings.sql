create or replace function cortex__timeout_warnings()
returns table (warning text, remedy text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format('%s has %s = %s: %s', setting.set_for, timeout.name, setting.value, timeout.meaning),
    format('alter role %I in database %I set %s = 0;', current_user, current_database(), timeout.name)
  from (values
      ('statement_timeout', 'partition maintenance stops by itself at half of it and goes on in the next run; other jobs are cancelled when they take longer'),
      ('transaction_timeout', 'jobs are ended when a transaction of theirs takes longer')
    ) as timeout (name, meaning),
    lateral cortex__job_setting(timeout.name) as setting
  where setting.value !~ '^\s*0+(\.0*)?\s*[a-z]*$'
  order by timeout.name;
$function$;

comment on function cortex__timeout_warnings is 'The timeouts that pg_cron''s jobs of this installation run under.';
revoke execute on function cortex__timeout_warnings from public;
