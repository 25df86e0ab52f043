create or replace function cortex__replay_matches(
  target_queue     text,
  in_label         text,
  received_since   timestamptz,
  received_until   timestamptz,
  gmail_ids        text[],
  source_queue     text,
  allow_duplicates boolean
)
returns table (gmail_id text, email_id text, label text, received_at timestamptz, payload jsonb, duplicate boolean)
language plpgsql
stable
rows 100000
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Planned for the filters at hand: what is NULL costs nothing.
set plan_cache_mode = force_custom_plan
set jit = off
set work_mem = '64MB'
as $function$
begin
  return query
    with candidate as (
      select source.gmail_id, source.email_id, source.label, source.received_at, source.payload,
        coalesce(source.gmail_id, source.payload::text) collate "C" as replay_key
      from cortex_replay_source as source
      where source_queue is null
        and (in_label is null or source.label = in_label)
        and (received_since is null or source.received_at >= received_since)
        and (received_until is null or source.received_at < received_until)
        and (gmail_ids is null or source.gmail_id = any (gmail_ids))
      union all
      select job.payload ->> 'gmail_id', job.payload ->> 'email_id', source.label, job.created_at, job.payload - '{replay,replay_id}'::text[],
        coalesce(job.payload ->> 'gmail_id', (job.payload - '{replay,replay_id}'::text[])::text)
      from queue as job
        left join cortex_replay_source as source on in_label is not null and source.gmail_id = job.payload ->> 'gmail_id'
      where source_queue is not null and job.queue_name = source_queue and job.status in ('completed', 'failed')
        and (in_label is null or source.label = in_label)
        and (received_since is null or job.created_at >= received_since)
        and (received_until is null or job.created_at < received_until)
        and (gmail_ids is null or job.payload ->> 'gmail_id' = any (gmail_ids))
    ), email as (
      -- The same email may be in the source, or have had a job, more than once.
      select distinct on (candidate.replay_key) candidate.*
      from candidate
      order by candidate.replay_key, candidate.received_at desc nulls last
    ), active as (
      select distinct active_key.replay_key from cortex__active_keys(target_queue) as active_key where not allow_duplicates
    )
    select email.gmail_id, email.email_id, email.label, email.received_at,
      case when email.gmail_id is null or email.payload ? 'gmail_id' then email.payload
        else jsonb_build_object('email_id', email.email_id, 'gmail_id', email.gmail_id) || coalesce(email.payload, '{}') end,
      active.replay_key is not null
    from email left join active on active.replay_key = email.replay_key
    order by email.received_at, email.replay_key;
end;
$function$;

comment on function cortex__replay_matches is
  'What a replay is about, for the run, the dry run and the preview alike: each email once, oldest first, and whether a job about it is pending or processing in the target queue. With source_queue, the completed and failed jobs of that queue, by their creation.';
revoke execute on function cortex__replay_matches from public;
