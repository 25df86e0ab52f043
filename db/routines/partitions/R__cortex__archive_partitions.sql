create or replace function cortex__archive_partitions(targets oid[])
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  target oid;
  began  timestamptz;
  copied record;
  states jsonb := jsonb '{}';
  state  jsonb;
  waited boolean := false;
begin
  foreach target in array targets loop
    began := clock_timestamp();
    begin
      perform cortex__reserve_partition(target, not waited);
      copied := cortex__archive_failed(target);
      state := jsonb_build_object('archived', copied.failed, 'mark', copied.mark, 'took', clock_timestamp() - began);
    exception
      when lock_not_available then
        waited := true;
        state := jsonb_build_object('action', 'postponed', 'detail', 'vacuum or DDL of another session is at work on it: the next run drops it');
      when others then
        state := jsonb_build_object('action', 'postponed', 'detail', 'could not archive its failed jobs: ' || sqlerrm);
    end;
    states := states || jsonb_build_object(target, state);
  end loop;
  return states;
end;
$function$;

comment on function cortex__archive_partitions is
  'Archives the failed jobs of several partitions. Returns by oid how many (archived), their mark and the time it took, or the action that trouble leads to.';
revoke execute on function cortex__archive_partitions from public;
