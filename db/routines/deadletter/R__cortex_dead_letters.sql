create or replace function cortex_dead_letters(
  in_queue        text default null,
  archived_within interval default null,
  error_matches   text default null,
  include_retried boolean default false,
  max_rows        integer default 50
)
returns table (
  id bigint, original_id bigint, queue_name text, payload jsonb, attempts integer, last_error text, created_at timestamptz,
  job_failed_at timestamptz, archived_at timestamptz, archived_from_partition text, retried_at timestamptz, retried_as bigint, job jsonb
)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  perform cortex__check_filter('archived_within', archived_within, error_matches);
  perform cortex__check_row_limit('max_rows', max_rows);
  if include_retried is null then
    raise exception 'include_retried must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;

  return query
    select letter.id::bigint, letter.original_id::bigint, letter.queue_name::text, letter.payload, letter.attempts::integer,
      letter.last_error::text, letter.created_at, cortex__job_failed_at(letter.job), letter.failed_at, letter.archived_from_partition::text,
      letter.retried_at, letter.retried_as, letter.job
    from dead_letter as letter
    where (in_queue is null or letter.queue_name = in_queue)
      and (archived_within is null or letter.failed_at > now() - archived_within)
      and (error_matches is null or strpos(lower(letter.last_error), lower(error_matches)) > 0)
      and (include_retried or letter.retried_at is null)
    order by letter.failed_at desc, letter.id desc
    limit max_rows;
end;
$function$;

comment on function cortex_dead_letters is
  'Lists dead letters, the last archived first: of one queue, archived within the last archived_within, with error_matches anywhere in the error (case does not matter, % and _ are literal). Retried ones are left out unless include_retried. max_rows NULL lists all. archived_at, which is the column failed_at of dead_letter, is when the job was moved there; job_failed_at when it failed, or NULL where others archived it and that is not known.';
revoke execute on function cortex_dead_letters from public;
grant execute on function cortex_dead_letters to cortex_viewer;
