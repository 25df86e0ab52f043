create or replace function cortex__check_moved(source regclass, destination text, taken tid[], arrived bigint)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
as $function$
declare
  kept bigint;
begin
  if arrived = cardinality(taken) then
    return;
  end if;
  execute format('select count(*) from only %s where ctid = any ($1)', source) into kept using taken;
  if kept > 0 then
    raise exception 'of % jobs, % could be deleted: a trigger or rule of % keeps the others', cardinality(taken), cardinality(taken) - kept, source;
  end if;
  raise exception 'of % jobs, % arrived: a trigger or rule of % swallows the others%', cardinality(taken), arrived, destination,
    case destination when 'dead_letter' then ', or it holds letters of other jobs with their id and created_at' else '' end;
end;
$function$;

comment on function cortex__check_moved is 'Raises an exception, so that the move is taken back, unless all jobs that were taken have arrived.';
revoke execute on function cortex__check_moved from public;
