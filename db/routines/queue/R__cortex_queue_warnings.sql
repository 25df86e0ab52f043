create or replace function cortex_queue_warnings()
returns table (warning text, remedy text)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO, YMD'
set enable_seqscan = off
-- To start workers takes longer than what there is to look at.
set max_parallel_workers_per_gather = 0
set jit = off
as $function$
declare
  -- Clocks may differ by so much without anybody caring.
  soon     constant timestamptz := now() + interval '5 minutes';
  coming   bigint;
  timeless bigint;
  rollup   cortex_rollup;
begin
  if row_security_active('queue') then
    return query select 'a policy of queue holds for the owner of the installation, too: jobs that it hides are not counted, claimed or retried',
      format('alter role %I bypassrls;', current_user);
  end if;

  select count(*) filter (where isfinite(job.moment)), count(*) filter (where not isfinite(job.moment) or job.moment is null)
    into coming, timeless
  from (
    select queue.created_at from queue where queue.status = 'pending' and (queue.created_at > soon or queue.created_at = '-infinity' or queue.created_at is null)
    union all
    select queue.created_at from queue where queue.status = 'processing' and (queue.created_at > soon or queue.created_at = '-infinity' or queue.created_at is null)
    union all
    select coalesce(queue.completed_at, queue.claimed_at, queue.created_at) from queue
    where queue.status in ('completed', 'failed', 'cancelled') and coalesce(queue.completed_at, queue.claimed_at, queue.created_at) > soon
    union all
    select '-infinity' from queue
    where queue.status in ('completed', 'failed', 'cancelled') and coalesce(queue.completed_at, queue.claimed_at, queue.created_at) = '-infinity'
    union all
    select null from queue
    where queue.status in ('completed', 'failed', 'cancelled') and coalesce(queue.completed_at, queue.claimed_at, queue.created_at) is null
  ) as job (moment);
  if coming > 0 then
    return query select format('jobs that bear times in the future, and count when these have come: %s', coming),
      'look at the clocks and time zones of the services that write created_at and completed_at';
  end if;
  if timeless > 0 then
    return query select format('jobs that bear no time, or an infinite one, and are not counted: %s', timeless),
      'give them a created_at, or a completed_at if they have ended';
  end if;

  select * into rollup from cortex_rollup;
  if rollup.late_jobs > 0 then
    return query select format('jobs that came with times that had been counted already, found by the recount of %s UTC: %s',
        to_char(rollup.recounted_at, 'YYYY-MM-DD HH24:MI'), rollup.late_jobs),
      'if nothing was imported, look at the clocks and time zones of the services that write created_at and completed_at';
  end if;
end;
$function$;

comment on function cortex_queue_warnings is
  'Why the numbers of cortex_queue_stats() and cortex_queue_history() are not all that one would expect, and what to do about it: jobs whose times lie in the future, or are infinite or missing, jobs that the last recount found in buckets that had been final, and jobs that a policy may hide. No rows when there is nothing to say.';
revoke execute on function cortex_queue_warnings from public;
grant execute on function cortex_queue_warnings to cortex_viewer;
