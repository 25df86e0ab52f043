create or replace function cortex__retry_columns(out new_id text, out max_attempts_default text, out names text, out restored text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with queue_column as (
    select job.attname, job.attnum, job.attidentity,
      coalesce(pg_get_expr(adbin, adrelid), 'null') as default_value, format_type(job.atttypid, job.atttypmod) as type,
      job.attidentity = '' and job.attname not in ('id', 'queue_name', 'payload', 'status', 'attempts', 'max_attempts',
        'last_error', 'created_at', 'claimed_at', 'completed_at') as extra,
      -- A deployment may have given dead_letter the column as well, and filled it before there was a column job.
      case when letter.attname is not null then format('letter.%I', job.attname) end as shared
    from pg_attribute as job
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      left join pg_attribute as letter on letter.attrelid = 'dead_letter'::regclass and letter.attname = job.attname
        and not letter.attisdropped
        and letter.attname not in ('original_id', 'failed_at', 'archived_from_partition', 'retried_at', 'retried_as', 'job')
    where job.attrelid = 'queue'::regclass and job.attnum > 0 and not job.attisdropped and job.attgenerated = ''
  )
  select
    max(case attidentity when '' then nullif(default_value, 'null')
      else format('nextval(%L::regclass)', pg_get_serial_sequence('"${flyway:defaultSchema}".queue', 'id')) end)
      filter (where attname = 'id'),
    max(default_value) filter (where attname = 'max_attempts'),
    coalesce(string_agg(format(', %I', attname), '' order by attnum) filter (where extra), ''),
    -- A key that is there and null is a NULL to restore; a key that is not there is a column that is newer than the letter.
    coalesce(string_agg(format(', case when letter.job ? %L then restored.%I else (%s)::%s end', attname, attname, coalesce(shared, default_value), type), ''
      order by attnum) filter (where extra), '')
  from queue_column;
$function$;

comment on function cortex__retry_columns is
  'How a retry fills queue: the expressions for a new id and for max_attempts, and name and value of each column that only this deployment has.';
revoke execute on function cortex__retry_columns from public;
