create or replace function cortex__letter_columns(
  out kept text, out error_value text, out shared text, out shared_values text, out refreshed text
)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with in_both as (
    select letter.attname, letter.attnum, is_cut,
      quote_ident(letter.attname) || case when is_cut then '::' || format_type(letter.atttypid, letter.atttypmod) else '' end as value,
      letter.attgenerated = '' and letter.attidentity = ''
        and letter.attname not in ('id', 'original_id', 'queue_name', 'payload', 'attempts', 'last_error', 'created_at', 'failed_at',
          'archived_from_partition', 'retried_at', 'retried_as', 'job') as is_shared
    from pg_attribute as job
      join pg_attribute as letter on letter.attname = job.attname
      join pg_type on pg_type.oid = letter.atttypid
      -- A cast cuts a text to what dead_letter has room for, which an assignment would refuse; job has the whole.
      cross join lateral (
        select typcategory = 'S' and letter.atttypid <> 'text'::regtype and (job.atttypid, job.atttypmod) <> (letter.atttypid, letter.atttypmod)
      ) as room (is_cut)
    where job.attrelid = 'queue'::regclass and job.attnum > 0 and not job.attisdropped
      and letter.attrelid = 'dead_letter'::regclass and letter.attnum > 0 and not letter.attisdropped
  )
  select
    -- As text where to_jsonb would ask a cast that somebody made (hstore, geometry), for that leads nowhere back.
    (select string_agg(case when typtype in ('b', 'e') and exists (
           select from pg_cast where castsource = atttypid and casttarget = 'json'::regtype and castmethod = 'f' and pg_cast.oid >= 16384)
         then format('q.%1$I::text as %1$I', attname) else format('q.%I', attname) end, ', ' order by attnum)
     from pg_attribute join pg_type on pg_type.oid = atttypid
     where attrelid = 'queue'::regclass and attnum > 0 and not attisdropped
       and (attname not in ('id', 'queue_name', 'payload', 'status', 'attempts', 'last_error', 'created_at')
         or attname in (select in_both.attname from in_both where in_both.attname = 'last_error' and is_cut))),
    (select value from in_both where attname = 'last_error'),
    (select coalesce(string_agg(', ' || quote_ident(attname), '' order by attnum), '') from in_both where is_shared),
    (select coalesce(string_agg(', ' || value, '' order by attnum), '') from in_both where is_shared),
    (select string_agg(format('%1$I = case when letter.retried_at is null then excluded.%1$I else letter.%1$I end', name), ', ' order by place)
     from (
       select name, 0 from unnest(array['queue_name', 'payload', 'attempts', 'last_error', 'failed_at', 'archived_from_partition', 'job']) as name
       union all
       select attname, attnum from in_both where is_shared) as refreshed_column (name, place));
$function$;

comment on function cortex__letter_columns is
  'What archiving writes besides the columns that both tables always have: kept in the column job, the value of last_error, the shared columns that dead_letter has too and their values, and the assignments that refresh a letter that waits.';
revoke execute on function cortex__letter_columns from public;
