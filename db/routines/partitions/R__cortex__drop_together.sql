create or replace function cortex__drop_together(states jsonb, requeue boolean)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  trouble constant jsonpath := jsonpath '$.*.action ? (@ != "dropped")';
  in_use  constant jsonb := jsonb '{"action": "postponed", "wait": true, "detail": "other sessions kept using queue: the next run drops it"}';
begin
  if requeue then
    states := (select jsonb_object_agg(key, value || cortex__requeue_active(key::oid)) from jsonb_each(states));
    if states @? trouble then
      return states;
    end if;
  end if;

  if not cortex__lock_queue() then
    return (select jsonb_object_agg(key, value || in_use) from jsonb_each(states));
  end if;

  -- From here on workers wait, until the end of the transaction if all goes well: nothing but proof and DDL.
  states := (select jsonb_object_agg(key, value || cortex__judge_partition(key::oid, (value->>'mark')::bigint)) from jsonb_each(states));
  if states @? trouble then
    return states;
  end if;
  return (select jsonb_object_agg(key, value || cortex__drop_locked(key::oid)) from jsonb_each(states));
end;
$function$;

comment on function cortex__drop_together is
  'Requeues the active jobs of archived partitions if told to, locks, proves and drops them. The caller has to roll back unless every action is dropped.';
revoke execute on function cortex__drop_together from public;
