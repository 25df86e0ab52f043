create or replace function cortex_replay_preview(
  target_queue     text,
  in_label         text default null,
  received_since   timestamptz default null,
  received_until   timestamptz default null,
  received_within  interval default null,
  older_than       interval default null,
  gmail_ids        text[] default null,
  source_queue     text default null,
  everything       boolean default false,
  allow_duplicates boolean default false
)
returns table (label text, day date, matched bigint, duplicates bigint)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_replay(target_queue, in_label, received_since, received_until, received_within, older_than, gmail_ids, source_queue,
    everything, allow_duplicates);
  received_since := greatest(received_since, now() - received_within);
  received_until := least(received_until, now() - older_than);

  return query
    select matching.label, case when isfinite(matching.received_at) then (matching.received_at at time zone 'UTC')::date end, count(*), count(*) filter (where matching.duplicate)
    from cortex__replay_matches(target_queue, in_label, received_since, received_until, gmail_ids, source_queue, allow_duplicates) as matching
    group by 1, 2
    order by 1 nulls last, 2;
end;
$function$;

comment on function cortex_replay_preview is
  'What cortex_replay with the same filters would be about: emails by label and UTC day (NULL where the time is none or infinite), and how many of them it would skip as duplicates. With source_queue the label is known only when in_label asks for one.';
revoke execute on function cortex_replay_preview from public;
grant execute on function cortex_replay_preview to cortex_viewer;
