create or replace function cortex__retire_partition(task cortex_partition_task)
returns cortex_partition_task
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  pauses  constant double precision[] := case when cortex__keeps_waiting(task) then array[0] else array[0, 0.2, 0.5, 1, 1.5] end;
  pause   double precision;
  because text;
begin
  task := cortex__judge_partition(task, cardinality(pauses) > 1);
  if task.action is not null then
    return task;
  end if;

  foreach pause in array pauses loop
    perform pg_sleep(pause);
    begin
      perform cortex__lock_partition(task.target);
      if cortex__is_spent(task.target) then
        perform cortex__drop_locked(task.target);
        task.action := 'dropped';
        return task;
      end if;
      raise exception using errcode = 'QX900';
    exception
      -- All of them give the locks back.
      when sqlstate 'QX900' then
        return cortex__judge_partition(task, false);
      when lock_not_available then
        task.detail := 'other sessions kept using it, queue, or a table that refers to it: the next run drops it';
      when others then
        task.action := 'postponed';
        get stacked diagnostics because = pg_exception_detail;
        task.detail := concat_ws(': ', sqlerrm, nullif(split_part(because, E'\n', 1), ''));
        return task;
    end;
  end loop;
  task.action := 'postponed';
  return task;
end;
$function$;

comment on function cortex__retire_partition is
  'Drops a partition under a short lock, once it is proved that nothing but completed and cancelled jobs is left in it; tries for three seconds to get the lock. What prevents it is in the result, not raised.';
revoke execute on function cortex__retire_partition from public;
