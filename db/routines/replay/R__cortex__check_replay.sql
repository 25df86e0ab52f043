create or replace function cortex__check_replay(
  target_queue     text,
  in_label         text,
  received_since   timestamptz,
  received_until   timestamptz,
  received_within  interval,
  older_than       interval,
  gmail_ids        text[],
  source_queue     text,
  everything       boolean,
  allow_duplicates boolean
)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  starts timestamptz;
  ends   timestamptz;
begin
  if target_queue is null or target_queue = '' or in_label = '' or source_queue = '' then
    raise exception 'target_queue must not be NULL, and no queue or label be empty'
      using errcode = 'QX001', hint = 'For example: target_queue => ''triage'', in_label => ''Cortex/Unknown''.';
  end if;
  if everything is null or allow_duplicates is null then
    raise exception 'everything and allow_duplicates must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if received_within <= interval '0' or older_than < interval '0' or greatest(received_within, older_than) > interval '1000 years' then
    raise exception 'received_within must be longer than 0, older_than not negative, and neither over 1000 years'
      using errcode = 'QX001', hint = 'For example: received_within => interval ''7 days''; NULL for any time.';
  end if;
  starts := greatest(received_since, now() - received_within);
  ends := least(received_until, now() - older_than);
  if ends <= starts then
    raise exception 'received_until must be after received_since, got % and %', ends, starts
      using errcode = 'QX001', hint = 'Emails are taken from received_since until just before received_until.';
  end if;
  if cardinality(gmail_ids) = 0 or array_position(gmail_ids, null) is not null then
    raise exception 'gmail_ids must hold at least one id, and no NULL'
      using errcode = 'QX001', hint = 'NULL instead of an array means emails of any id.';
  end if;
  if not everything and num_nonnulls(in_label, received_since, received_until, received_within, older_than, gmail_ids,
      source_queue) = 0 then
    raise exception 'nothing says which emails to replay'
      using errcode = 'QX002', hint = 'Give a label, a time, ids or a queue to replay from; for all emails: --all, or everything => true.';
  end if;
  if cortex__replay_source_is_empty() and (source_queue is null or in_label is not null) then
    raise exception 'cortex_replay_source does not know where the emails are'
      using errcode = 'QX003', hint = format('Once emails_raw and classifications are there: "%s", or select %I.cortex_refresh_replay_source();', cortex__command('db migrate'), '${flyway:defaultSchema}');
  end if;
end;
$function$;

comment on function cortex__check_replay is
  'Refuses a replay that cannot be meant (QX001), of everything without saying so (QX002), or of emails that nobody told where they are (QX003).';
revoke execute on function cortex__check_replay from public;
