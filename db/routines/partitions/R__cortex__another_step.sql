create or replace function cortex__another_step(run uuid)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if cortex__time_is_up() then
    perform cortex__postpone_rest(run, workers_wait => false);
    return false;
  end if;
  return coalesce((select bool_and(step.action <> 'already_running') from cortex_maintenance_step(run) as step), false);
end;
$function$;

comment on function cortex__another_step is
  'Takes a step of a run; false when there was none left to take, when another session has taken over, or when half of statement_timeout is over.';
revoke execute on function cortex__another_step from public;
