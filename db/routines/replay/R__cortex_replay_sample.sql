create or replace function cortex_replay_sample(
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
  max_rows         integer default 10
)
returns table (gmail_id text, email_id text, label text, received_at timestamptz, duplicate boolean)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_replay(target_queue, in_label, received_since, received_until, received_within, older_than, gmail_ids, source_queue,
    everything, allow_duplicates);
  perform cortex__check_row_limit('max_rows', max_rows);
  received_since := greatest(received_since, now() - received_within);
  received_until := least(received_until, now() - older_than);

  return query
    select matching.gmail_id, matching.email_id, matching.label, matching.received_at, matching.duplicate
    from cortex__replay_matches(target_queue, in_label, received_since, received_until, gmail_ids, source_queue, allow_duplicates) as matching
    order by matching.received_at, matching.gmail_id, matching.payload
    limit max_rows;
end;
$function$;

comment on function cortex_replay_sample is
  'The first emails that cortex_replay with the same filters would be about, oldest first; duplicates are those that it would skip. max_rows NULL lists all.';
revoke execute on function cortex_replay_sample from public;
grant execute on function cortex_replay_sample to cortex_viewer;
