create or replace function cortex__retire_partition(task cortex_partition_task)
returns cortex_partition_task
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  patiently boolean := not (task.together and cortex__keeps_waiting());
  pause     double precision;
  locked_at timestamptz;
  found_out constant text := task.detail;
  gone      cortex_throughput_change[];
  because   text;
begin
  task := cortex__judge_partition(task, patiently);
  if task.action is not null then
    return task;
  end if;

  foreach pause in array array[0, 0.2, 0.5, 1, 1.5]::double precision[] loop
    exit when pause > 0 and (not patiently or cortex__time_is_up());
    perform pg_sleep(pause);
    patiently := patiently and not (task.together and cortex__keeps_waiting());
    begin
      gone := cortex__uncounted(task.target);
      perform cortex__lock_partition(task.target, patiently);
      locked_at := clock_timestamp();
      if cortex__is_spent(task.target) then
        perform cortex__drop_locked(task.target, patiently);
        insert into cortex_throughput_change (queue_name, bucket_start, enqueued, completed)
        select job.queue_name, job.bucket_start, job.enqueued, job.completed from unnest(gone) as job;
        task.action := 'dropped';
        task.locked_at := locked_at;
        task.detail := found_out;
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
        get stacked diagnostics because = pg_exception_detail;
        task.action := 'postponed';
        task.detail := concat_ws(': ', sqlerrm, nullif(split_part(because, E'\n', 1), ''));
        return task;
    end;
  end loop;
  task.action := 'postponed';
  return task;
end;
$function$;

comment on function cortex__retire_partition is
  'Drops a partition under a short lock, once it is proved that nothing but completed and cancelled jobs is left in it; tries for three seconds to get the lock, or once where others wait for this transaction. What prevents it is in the result, not raised.';
revoke execute on function cortex__retire_partition from public;
