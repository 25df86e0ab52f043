create or replace function cortex__replay_filter(
  in_label         text,
  received_since   timestamptz,
  received_until   timestamptz,
  received_within  interval,
  older_than       interval,
  gmail_ids        text[],
  source_queue     text,
  everything       boolean,
  allow_duplicates boolean,
  max_jobs         integer
)
returns jsonb
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set intervalstyle = 'postgres'
as $function$
  select jsonb_strip_nulls(jsonb_build_object(
    'label', in_label, 'since', received_since, 'until', received_until, 'received_within', received_within, 'older_than', older_than,
    'from_queue', source_queue,
    'gmail_ids', case
      when cardinality(gmail_ids) <= 10 then to_jsonb(gmail_ids)
      when gmail_ids is not null then jsonb_build_object('count', cardinality(gmail_ids), 'md5', md5(gmail_ids::text))
    end,
    'everything', nullif(everything, false), 'allow_duplicates', nullif(allow_duplicates, false), 'limit', max_jobs));
$function$;

comment on function cortex__replay_filter is 'What a replay was asked for, to be shown and to be recognised: a window that moves with the time is kept as it was given.';
revoke execute on function cortex__replay_filter from public;
