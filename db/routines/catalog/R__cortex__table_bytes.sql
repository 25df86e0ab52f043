create or replace function cortex__table_bytes(of_table oid, whole boolean default true)
returns bigint
language plpgsql
stable
-- As for a built-in function: for what the planner takes PL/pgSQL to cost it would compile the callers' queries (JIT), for 100 ms.
cost 1
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  bytes bigint;
begin
  if cortex__is_distributed(of_table) then
    execute case when whole then 'select citus_total_relation_size($1)' else 'select citus_relation_size($1)' end into bytes using of_table::regclass;
    return bytes;
  end if;
  return case when whole then pg_total_relation_size(of_table) else pg_relation_size(of_table) end;
end;
$function$;

comment on function cortex__table_bytes is
  'Disk used by one table with its indexes and TOAST, or, unless whole, by its rows only; on all nodes when it is distributed. 0 for a partitioned one, NULL when it is gone. May wait for its lock.';
revoke execute on function cortex__table_bytes from public;
