create or replace function cortex__retry_columns(out new_id text, out max_attempts_default text, out names text, out restored text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with queue_column as (
    select attname, attnum, attidentity,
      coalesce(pg_get_expr(adbin, adrelid), 'null') as default_value
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = 'queue'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
  )
  select
    max(case attidentity when '' then nullif(default_value, 'null')
      else format('nextval(%L::regclass)', pg_get_serial_sequence('"${flyway:defaultSchema}".queue', 'id')) end)
      filter (where attname = 'id'),
    max(default_value) filter (where attname = 'max_attempts'),
    coalesce(string_agg(format(', %I', attname), '' order by attnum) filter (where extra), ''),
    -- A key that is there and null is a NULL to restore; a key that is not there is a column that is newer than the letter.
    coalesce(string_agg(format(', case when picked.job ? %L then restored.%I else %s end', attname, attname, default_value), ''
      order by attnum) filter (where extra), '')
  from queue_column,
    lateral (select attidentity = '' and attname not in ('id', 'queue_name', 'payload', 'status', 'attempts', 'max_attempts',
      'last_error', 'created_at', 'claimed_at', 'completed_at')) as kind (extra);
$function$;

comment on function cortex__retry_columns is
  'How a retry fills queue: the expressions for a new id and for max_attempts, and name and value of each column that only this deployment has.';
revoke execute on function cortex__retry_columns from public;
