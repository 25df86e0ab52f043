create or replace function cortex_count_dead_letters(
  letter_id       bigint default null,
  in_queue        text default null,
  archived_within interval default null,
  error_matches   text default null
)
returns bigint
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_filter('archived_within', archived_within, error_matches);
  return (
    select count(*)
    from dead_letter as letter
    where letter.retried_at is null
      and (letter_id is null or letter.id = letter_id)
      and (in_queue is null or letter.queue_name = in_queue)
      and (archived_within is null or letter.failed_at > now() - archived_within)
      and (error_matches is null or strpos(lower(letter.last_error), lower(error_matches)) > 0));
end;
$function$;

comment on function cortex_count_dead_letters is
  'How many dead letters that match all filters wait for a retry; what cortex_retry_dead_letters with the same filters is about.';
revoke execute on function cortex_count_dead_letters from public;
grant execute on function cortex_count_dead_letters to cortex_viewer;
