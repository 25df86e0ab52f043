create or replace function cortex__check_constraints_at_once()
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  -- Only where there is one, as it checks what the caller's transaction did before, too.
  if exists (
      select from pg_trigger
      where tginitdeferred and (tgrelid in ('queue'::regclass, 'dead_letter'::regclass) or tgrelid in (select relid from pg_partition_tree('queue')))) then
    set constraints all immediate;
  end if;
end;
$function$;

comment on function cortex__check_constraints_at_once is
  'Has deferred constraints of queue, its partitions and dead_letter checked by each statement from now on: at the end of the transaction they would refuse all jobs for the sake of one, and nobody could tell which.';
revoke execute on function cortex__check_constraints_at_once from public;
