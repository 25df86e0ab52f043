create or replace function cortex__judge_partition(task cortex_partition_task, patiently boolean)
returns cortex_partition_task
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set lock_timeout = '75ms'
as $function$
declare
  most  constant interval := interval '100 milliseconds';
  began timestamptz := clock_timestamp();
  spent boolean;
begin
  if not exists (select from pg_inherits where inhrelid = task.target and inhparent = 'queue'::regclass) then
    task.action := 'postponed';
    task.detail := 'it is no partition of queue any more: another session has dropped or detached it';
    return task;
  end if;

  spent := cortex__is_spent(task.target);
  perform cortex__rehearse_detach(task.target);
  -- The first look may have to read from disk, or to pass over what was moved; the next ones need not.
  if spent and clock_timestamp() - began > most then
    began := clock_timestamp();
    spent := cortex__is_spent(task.target);
    perform cortex__rehearse_detach(task.target);
  end if;

  if not spent then
    task.detail := cortex__statuses(task.target);
    task.action := case when task.detail is null then 'postponed' else 'skipped' end;
    task.detail := coalesce(task.detail || ' turned up in it', 'it has failed jobs that turned up late, or that other sessions hold: the next run goes on');
  elsif clock_timestamp() - began > most then
    task.action := 'postponed';
    task.detail := 'to prove that nothing is left, and nothing refers to it, takes too long, and workers would wait: '
      || coalesce('index the columns of the foreign key ' || cortex__referring_key(task.target, that_cascades => false) || ' if they are not, or drop it',
        format('"%s" builds missing indexes', cortex__command('db migrate')));
  else
    perform cortex__reserve_partition(task.target, patiently);
  end if;
  return task;
exception
  when lock_not_available then
    task.action := 'postponed';
    task.detail := 'vacuum or DDL of another session is at work on it: the next run drops it';
    return task;
  when others then
    task.action := 'postponed';
    task.detail := sqlerrm;
    return task;
end;
$function$;

comment on function cortex__judge_partition is
  'Looks, before any lock that workers notice, whether a partition can be dropped, and keeps vacuum and DDL off it. What prevents it is in the result, not raised.';
revoke execute on function cortex__judge_partition from public;
