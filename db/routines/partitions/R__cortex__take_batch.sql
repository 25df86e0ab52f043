create or replace function cortex__take_batch(leaf regclass, job_status text, row_limit bigint)
returns tid[]
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
set enable_seqscan = off
set jit = off
as $function$
declare
  taken tid[];
begin
  execute format(
    'select array_agg(ctid) from (select ctid from only %s where status = $1 limit $2 for update skip locked) as job', leaf)
    into taken using job_status, row_limit;
  return taken;
end;
$function$;

comment on function cortex__take_batch is
  'Locks up to row_limit jobs of one status in a table, passing over those that other sessions hold, and says where they are; NULL when there are none.';
revoke execute on function cortex__take_batch from public;
