create or replace function cortex_claim(in_queue text, max_jobs integer default 1, worker text default null)
returns table (id bigint, created_at timestamptz, attempts integer, max_attempts integer, payload jsonb)
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Planned once per session, whatever the tables held at that time: the oldest pending jobs come from the partial index in its
-- order, partition after partition until there are enough, and each is updated by its primary key.
set plan_cache_mode = force_generic_plan
set enable_sort = off
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
set jit = off
as $function$
declare
  moment     constant timestamptz := now();
  ids        bigint[];
  times      timestamptz[];
  first_time timestamptz;
  last_time  timestamptz;
  undated    boolean;
begin
  if in_queue is null then
    raise exception 'in_queue must not be NULL' using errcode = 'QX001', hint = 'Give the name of a queue: in_queue => ''triage''.';
  end if;
  if max_jobs is null or max_jobs < 1 then
    raise exception 'max_jobs must be at least 1, got %', coalesce(max_jobs::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: max_jobs => 1.';
  end if;

  select array_agg(job.id), array_agg(coalesce(job.created_at, moment)), min(coalesce(job.created_at, moment)),
    max(coalesce(job.created_at, moment)), bool_or(job.created_at is null)
  into ids, times, first_time, last_time, undated
  from (
    select queue.id, queue.created_at from queue
    where queue.queue_name = in_queue and queue.status = 'pending'
    order by queue.created_at
    limit max_jobs
    for update skip locked) as job;
  if ids is null then
    return;
  end if;

  -- A plain queue may hold jobs that nobody dated. They come last, and without a date nobody could complete them.
  if undated then
    update queue set created_at = moment where queue.id = any (ids) and queue.created_at is null and queue.status = 'pending';
  end if;
  if worker is not null and cortex__claimed_by_type() is not null then
    return query execute cortex__claim_statement() using ids, times, first_time, last_time, worker, moment;
    return;
  end if;

  -- The range says what the join implies, but before it is run: partitions outside it are not even opened.
  return query
    with claimed as (
      update queue set status = 'processing', claimed_at = moment, attempts = coalesce(queue.attempts, 0) + 1
      from unnest(ids, times) as picked (id, created_at)
      where queue.id = picked.id and queue.created_at = picked.created_at and queue.created_at between first_time and last_time
      returning queue.id, queue.created_at, queue.attempts, queue.max_attempts, queue.payload
    )
    select claimed.id::bigint, claimed.created_at, claimed.attempts::integer, claimed.max_attempts::integer, claimed.payload
    from claimed
    order by claimed.created_at, claimed.id;
end;
$function$;

comment on function cortex_claim is
  'Takes up to max_jobs pending jobs of a queue, oldest first, for the caller to work on: they become processing, with one more attempt. Jobs that another transaction holds are skipped, never waited for. Give id, created_at and attempts back to cortex_complete or cortex_fail: they are the proof that the job is still yours. worker, or as much of it as fits, is kept in queue.claimed_by where a deployment has that text column, and nowhere else.';
revoke execute on function cortex_claim from public;
grant execute on function cortex_claim to cortex_operator;
