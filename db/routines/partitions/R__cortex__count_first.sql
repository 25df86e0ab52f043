create or replace function cortex__count_first(targets oid[])
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '3s'
as $function$
begin
  if (select bool_and(cortex__is_counted(partition, upper_bound)) from cortex__partitions() where partition = any (targets) and not is_foreign) then
    return null;
  end if;
  if cortex__keeps_waiting() then
    perform set_config('lock_timeout', '75ms', true);
  end if;
  -- A rollup that meets another one does nothing; here it has to be ours, or come after it.
  perform from cortex_rollup for update;
  perform cortex_rollup_throughput();
  return null;
exception
  when lock_not_available then
    return 'its jobs could not be counted for the history, as another session holds that or queue: the next run drops it';
  when others then
    return 'its jobs could not be counted for the history: ' || sqlerrm;
end;
$function$;

comment on function cortex__count_first is
  'Brings the throughput up to date unless it has seen all jobs of these partitions, so that none leaves the queue uncounted. What prevents it is returned, not raised.';
revoke execute on function cortex__count_first from public;
