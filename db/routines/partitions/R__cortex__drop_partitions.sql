create or replace function cortex__drop_partitions(targets oid[], requeue boolean)
returns table (partition oid, action text, archived bigint, requeued bigint, took interval, detail text)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  left_over   oid[] := targets;
  rounds      integer := 0;
  states      jsonb;
  state       jsonb;
  all_dropped boolean;
begin
  while cardinality(left_over) > 0 loop
    states := cortex__drop_round(left_over, requeue);
    all_dropped := not states @? '$.*.action ? (@ != "dropped")';
    rounds := rounds + 1;
    for partition, state in select key::oid, value from jsonb_each(states) loop
      continue when not all_dropped and (state->>'action' is null or state->>'action' = 'dropped');
      continue when state ? 'again' and rounds < 3;
      action := state->>'action';
      archived := case when all_dropped then (state->>'archived')::bigint else 0 end;
      requeued := case when all_dropped then coalesce((state->>'requeued')::bigint, 0) else 0 end;
      took := date_trunc('milliseconds', (state->>'took')::interval + (state->>'drop_took')::interval);
      detail := state->>'detail';
      return next;
      left_over := array_remove(left_over, partition);
    end loop;
  end loop;
end;
$function$;

comment on function cortex__drop_partitions is
  'Archives and drops partitions: those that can be dropped together under one short lock, the others are reported and left as they were.';
revoke execute on function cortex__drop_partitions from public;
