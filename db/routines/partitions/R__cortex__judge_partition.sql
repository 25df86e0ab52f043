create or replace function cortex__judge_partition(partition oid, archived_mark bigint)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  active bigint;
begin
  if not cortex__lock_partition(partition) then
    return jsonb '{"action": "postponed", "wait": true, "detail": "another session is using it: the next run drops it"}';
  end if;

  active := cortex__active_jobs(partition);
  if active > 0 then
    return jsonb_build_object('action', 'skipped', 'detail', format('%s active jobs turned up while it was being archived', active));
  end if;

  if (cortex__failed_mark(partition)).mark <> archived_mark then
    return jsonb '{"action": "postponed", "again": true, "detail": "its failed jobs keep changing: the next run drops it"}';
  end if;
  return jsonb '{}';
end;
$function$;

comment on function cortex__judge_partition is
  'Locks a partition and proves that nothing in it would be lost: {} then, otherwise the action that this leads to (wait: worth another try; again: worth archiving anew).';
revoke execute on function cortex__judge_partition from public;
