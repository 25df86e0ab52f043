create or replace function cortex__check_at_once(partition oid)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if exists (
      select from pg_trigger
      where tginitdeferred and (tgrelid in ('queue'::regclass, 'dead_letter'::regclass)
        or tgrelid in (select relid from pg_partition_tree(partition::regclass)))) then
    set constraints all immediate;
  end if;
end;
$function$;

comment on function cortex__check_at_once is
  'Has constraints of queue and dead_letter that are deferred to the end of the transaction checked statement by statement: a step can still report them.';
revoke execute on function cortex__check_at_once from public;
