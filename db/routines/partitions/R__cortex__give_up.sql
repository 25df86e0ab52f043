create or replace function cortex__give_up(run uuid)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  update cortex_partition_task as own set phase = 'done' where own.run_id = run and own.phase <> 'done';
  return found;
end;
$function$;

comment on function cortex__give_up is 'Leaves what a run has still to do to another one; false when there was nothing left.';
revoke execute on function cortex__give_up from public;
