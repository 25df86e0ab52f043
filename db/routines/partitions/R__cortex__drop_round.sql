create or replace function cortex__drop_round(targets oid[], requeue boolean)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  trouble constant jsonpath := jsonpath '$.*.action ? (@ != "dropped")';
  pause  double precision;
  copies jsonb;
  states jsonb;
begin
  copies := cortex__archive_partitions(targets);
  states := copies;
  if copies @? trouble then
    raise exception using errcode = 'QX900';
  end if;

  foreach pause in array array[0, 0.2, 0.5, 1, 1.5]::double precision[] loop
    perform pg_sleep(pause);
    begin
      states := cortex__drop_together(copies, requeue);
      if not states @? trouble then
        return states;
      end if;
      raise exception using errcode = 'QX900';
    exception
      -- Gives the locks back, and the jobs that were moved.
      when sqlstate 'QX900' then null;
    end;
    exit when not states @? '$.*.wait';
  end loop;
  raise exception using errcode = 'QX900';
exception
  -- Takes the copies back out of dead_letter, as their jobs stay in queue.
  when sqlstate 'QX900' then
    return states;
  when others then
    return (select jsonb_object_agg(target, jsonb_build_object('action', 'postponed', 'detail', sqlerrm)) from unnest(targets) as target);
end;
$function$;

comment on function cortex__drop_round is
  'Archives and drops partitions, all of them or, when one makes trouble, none and nothing is changed. Returns the state of each by oid.';
revoke execute on function cortex__drop_round from public;
