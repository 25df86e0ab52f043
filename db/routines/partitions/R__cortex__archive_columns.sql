create or replace function cortex__archive_columns(out kept text, out shared text, out refreshed text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select
    string_agg(format('q.%I', job.attname), ', ' order by job.attnum)
      filter (where job.attname not in ('id', 'queue_name', 'payload', 'status', 'attempts', 'last_error', 'created_at')),
    coalesce(string_agg(', ' || quote_ident(letter.attname), '' order by job.attnum), ''),
    coalesce(string_agg(', ' || quote_ident(letter.attname) || ' = excluded.' || quote_ident(letter.attname), '' order by job.attnum), '')
  from pg_attribute as job
    left join pg_attribute as letter on letter.attrelid = 'dead_letter'::regclass and letter.attname = job.attname
      and not letter.attisdropped and letter.attgenerated = '' and letter.attidentity = ''
      and letter.attname not in ('id', 'original_id', 'queue_name', 'payload', 'attempts', 'last_error', 'created_at', 'failed_at',
        'archived_from_partition', 'retried_at', 'retried_as', 'job')
  where job.attrelid = 'queue'::regclass and job.attnum > 0 and not job.attisdropped;
$function$;

comment on function cortex__archive_columns is
  'What archiving carries over besides the columns that both tables always have: kept in the column job, and shared ones that dead_letter has too, as a list and as assignments.';
revoke execute on function cortex__archive_columns from public;
