create or replace function cortex__migration_columns(table_oid oid, no_time timestamptz, out names text, out expressions text, out whole_row text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
  select string_agg(format('%I', attname), ', ' order by attnum) filter (where attgenerated = ''),
    string_agg(expression, ', ' order by attnum) filter (where attgenerated = ''),
    format('row(%s)::text', string_agg(expression, ', ' order by attnum))
  from pg_attribute,
    lateral (select case
      when attname = 'created_at' then format('coalesce(job.created_at, job.claimed_at, job.completed_at, %L::timestamptz)', no_time)
      else format('job.%I', attname) end) as value (expression)
  where attrelid = table_oid and attnum > 0 and not attisdropped;
$function$;

comment on function cortex__migration_columns is
  'The columns that an INSERT into a copy of queue names, their values from a row "job", and the whole row as text. A missing created_at becomes claimed_at, completed_at or no_time.';
revoke execute on function cortex__migration_columns from public;
