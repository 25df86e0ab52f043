create or replace function cortex_dead_letter(letter_id bigint)
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
  if letter_id is null then
    raise exception 'letter_id must not be NULL'
      using errcode = 'QX001', hint = format('Give the id of a dead letter: select id from %I.cortex_dead_letters();', '${flyway:defaultSchema}');
  end if;

  return query
    select letter.id::bigint, letter.original_id::bigint, letter.queue_name::text, letter.payload, letter.attempts::integer,
      letter.last_error::text, letter.created_at, cortex__job_failed_at(letter.job), letter.failed_at, letter.archived_from_partition::text,
      letter.retried_at, letter.retried_as, letter.job
    from dead_letter as letter
    where letter.id = letter_id;
  if not found then
    raise exception 'there is no dead letter %', letter_id
      using errcode = 'QX004', hint = format('List them with "%s" or select * from %I.cortex_dead_letters();', cortex__command('dead-letter list'), '${flyway:defaultSchema}');
  end if;
end;
$function$;

comment on function cortex_dead_letter is 'Shows one dead letter, retried or not, with the columns of cortex_dead_letters.';
revoke execute on function cortex_dead_letter from public;
grant execute on function cortex_dead_letter to cortex_viewer;
