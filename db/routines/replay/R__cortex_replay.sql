create or replace function cortex_replay(
  target_queue     text,
  in_label         text default null,
  received_since   timestamptz default null,
  received_until   timestamptz default null,
  received_within  interval default null,
  older_than       interval default null,
  gmail_ids        text[] default null,
  source_queue     text default null,
  everything       boolean default false,
  allow_duplicates boolean default false,
  max_jobs         integer default null,
  batch_size       integer default null,
  dry_run          boolean default false
)
returns table (replay_id bigint, started_at timestamptz, matched bigint, enqueued bigint, skipped bigint, remaining bigint)
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  asked jsonb;
  run   bigint;
begin
  perform cortex__check_replay(target_queue, in_label, received_since, received_until, received_within, older_than, gmail_ids, source_queue,
    everything, allow_duplicates);
  perform cortex__check_row_limit('max_jobs', max_jobs);
  perform cortex__check_row_limit('batch_size', batch_size);
  if dry_run is null then
    raise exception 'dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;

  asked := cortex__replay_filter(in_label, received_since, received_until, received_within, older_than, gmail_ids, source_queue, everything,
    allow_duplicates, max_jobs);
  received_since := greatest(received_since, now() - received_within);
  received_until := least(received_until, now() - older_than);
  if not dry_run then
    perform cortex__lock_replay(target_queue);
  end if;
  run := cortex__unfinished_replay(target_queue, asked);
  if dry_run and run is null then
    return query
      select null::bigint, null::timestamptz, count(*), least(count(*) filter (where not matching.duplicate), max_jobs),
        count(*) filter (where matching.duplicate), 0::bigint
      from cortex__replay_matches(target_queue, in_label, received_since, received_until, gmail_ids, source_queue, allow_duplicates) as matching;
    return;
  end if;

  if not dry_run then
    run := coalesce(run, cortex__start_replay(target_queue, in_label, received_since, received_until, gmail_ids, source_queue,
      allow_duplicates, max_jobs, batch_size, asked));
    while cortex__replay_batch(run) and batch_size is null loop
    end loop;
  end if;
  return query select * from cortex__replay_progress(run);
end;
$function$;

comment on function cortex_replay is
  'Enqueues emails again: those that carry a label now (in_label), received from received_since until before received_until, in the last received_within, more than older_than ago, or of given gmail_ids; with source_queue the emails that completed or failed jobs of that queue are about, by the time of those jobs and with their payloads. Filters combine. An email with a pending or processing job in target_queue is skipped unless allow_duplicates: it is known by the gmail_id of its payload, a payload without one as a whole. An object is marked with replay and replay_id, unless it has something else there; any other payload is enqueued unchanged. max_jobs is the most to enqueue. With a batch_size only the first batch: the rest by cortex_resume_replay, until that finds nothing left. The same call again while its replay is unfinished, and at most a day after it was left off, goes on with it: nothing is enqueued twice. enqueued and skipped, which had a job already, are totals of the replay, remaining is what it has yet to enqueue. A window given as received_within or older_than is the same call at any time. A dry run counts, or says how far the replay has come that the call would go on with. No filter at all is refused unless everything.';
revoke execute on function cortex_replay from public;
grant execute on function cortex_replay to cortex_operator;
