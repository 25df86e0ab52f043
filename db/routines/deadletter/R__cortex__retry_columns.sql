create or replace function cortex__retry_columns(out new_id text, out names text, out kept text, out made text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with queue_column as (
    select job.attname, job.attnum, job.attidentity, job.attname = 'max_attempts' as is_limit,
      job.attidentity = '' and job.attname not in ('id', 'queue_name', 'payload', 'status', 'attempts', 'last_error', 'created_at',
        'claimed_at', 'completed_at') as restored,
      -- A domain may refuse the NULL of a key that is not there, and be given a default all the same.
      case typtype when 'd' then format_type(typbasetype, typtypmod) else format_type(job.atttypid, job.atttypmod) end as kept_type,
      -- Without its length: what is too long is to be refused, not cut off.
      format_type(job.atttypid, -1) as type,
      coalesce(pg_get_expr(adbin, adrelid), 'null') as default_value,
      -- A deployment may have given dead_letter the column as well, and filled it before there was a column job.
      case when letter.attname is not null then format('letter.%I', job.attname) end as shared,
      format('default_%s', job.attnum) as fresh
    from pg_attribute as job
      join pg_type on pg_type.oid = job.atttypid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      left join pg_attribute as letter on letter.attrelid = 'dead_letter'::regclass and letter.attname = job.attname
        and not letter.attisdropped
        and letter.attname not in ('original_id', 'failed_at', 'archived_from_partition', 'retried_at', 'retried_as', 'job')
    where job.attrelid = 'queue'::regclass and job.attnum > 0 and not job.attisdropped and job.attgenerated = ''
  ), judged_column as (
    -- What is no constant is computed for the letters that need it (OFFSET keeps it apart), not in CASE, where it may not stand in a distributed table.
    select *, restored and shared is null
      and default_value !~ '^(null|true|false|-?[0-9.]+|''([^'']|'''')*''(::[^()]+(\([0-9,]+\)(\[\])?)?)?)$' as computed
    from queue_column
  )
  select
    max(case attidentity when '' then nullif(default_value, 'null')
      else format('nextval(%L::regclass)', pg_get_serial_sequence('"${flyway:defaultSchema}".queue', 'id')) end)
      filter (where attname = 'id'),
    coalesce(string_agg(format(', %I', attname), '' order by attnum) filter (where restored), ''),
    -- A key that is there and null is a NULL to restore; a key that is not there is a column that is newer than the letter.
    coalesce(string_agg(format(', case when letter.job ? %L then %s else %s end', attname,
        format(case when is_limit then '(letter.job->>%1$L)::%3$s' else '(restored.%2$I)::%3$s' end, attname, attname, type),
        case when computed then format('%s.value', fresh) else format('(%s)::%s', coalesce(shared, default_value), type) end), ''
      order by attnum) filter (where restored), ''),
    concat(
      'cross join lateral jsonb_to_record(letter.job) as restored ('
        || string_agg(format('%I %s', attname, kept_type), ', ' order by attnum) filter (where restored and not is_limit) || ') ',
      string_agg(format('left join lateral (select (%s)::%s as value where (letter.job ? %L) is not true offset 0) as %s on true ', default_value, type, attname, fresh), ''
        order by attnum) filter (where computed))
  from judged_column;
$function$;

comment on function cortex__retry_columns is
  'How a retry fills queue: the expression for a new id, or NULL; names and values of the columns that a letter has to restore; and the joins, to letter, that these values need.';
revoke execute on function cortex__retry_columns from public;
