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
-- A time without a zone in the deployment's own view is UTC, whoever asks.
set timezone = 'UTC'
-- A policy would run its owner's functions as ours, and hide what is to be replayed: it is an error.
set row_security = off
-- Planned for the filters at hand: what is NULL costs nothing.
set plan_cache_mode = force_custom_plan
set jit = off
set work_mem = '64MB'
as $function$
declare
  active_keys text[] := array[]::text[];
begin
  if not allow_duplicates then
    active_keys := array(select active_key.replay_key from cortex__active_keys(target_queue) as active_key);
  end if;

  return query
    with candidate as (
      select source.gmail_id, source.email_id, source.label, source.received_at, null::bigint as job_id,
        -- The payload of the view, if that says which email it is about or can't.
        case
          when source.payload ->> 'gmail_id' <> '' or source.gmail_id is null and source.payload is not null
            or jsonb_typeof(source.payload) not in ('object', 'null') then source.payload
          else jsonb_object('{email_id}', array[source.email_id]) || coalesce(nullif(source.payload, 'null'), '{}')
            || jsonb_object('{gmail_id}', array[source.gmail_id])
        end as payload
      from (
        -- A view of the deployment's own may have other types.
        select email.gmail_id::text, email.email_id::text, email.label::text, email.received_at::timestamptz, email.payload::jsonb
        from cortex_replay_source as email
        where source_queue is null
          and (in_label is null or email.label::text = in_label)
          and (received_since is null or email.received_at::timestamptz >= received_since)
          and (received_until is null or email.received_at::timestamptz < received_until)
          and (gmail_ids is null or email.gmail_id::text = any (gmail_ids))
        -- Its payload is computed once, not wherever it is named.
        offset 0
      ) as source
      where num_nonnulls(source.gmail_id, source.email_id, source.payload) > 0
      union all
      select job.payload ->> 'gmail_id', job.payload ->> 'email_id', source.label::text, job.created_at, job.id::bigint, job.payload
      from queue as job
        left join cortex_replay_source as source on in_label is not null and source.gmail_id::text = job.payload ->> 'gmail_id'
      where source_queue is not null and job.queue_name = source_queue and job.status in ('completed', 'failed')
        and (in_label is null or source.label::text = in_label)
        and (received_since is null or job.created_at >= received_since)
        and (received_until is null or job.created_at < received_until)
        and (gmail_ids is null or job.payload ->> 'gmail_id' = any (gmail_ids))
    ), keyed as (
      select candidate.*, cortex__replay_key(candidate.payload) collate "C" as replay_key
      from (select candidate.* from candidate offset 0) as candidate
    ), email as (
      -- The same email may be in the source, or have had a job, more than once.
      select distinct on (keyed.replay_key) keyed.*
      from keyed
      order by keyed.replay_key, keyed.received_at desc nulls last, keyed.job_id desc
    )
    select email.gmail_id, email.email_id, email.label, email.received_at, email.payload, cortex__short_key(email.replay_key) = any (active_keys)
    from email
    order by email.received_at, email.replay_key;
end;
$function$;

comment on function cortex__replay_matches is
  'What a replay is about, for the run, the dry run and the preview alike: each email once, oldest first, and whether a job about it is pending or processing in the target queue. With source_queue, the completed and failed jobs of that queue, by their creation.';
revoke execute on function cortex__replay_matches from public;
