create or replace function cortex__requeue_columns(out names text, out fresh_values text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select string_agg(format('%I', attname), ', ' order by attnum),
    string_agg(case attname when 'created_at' then '$2' when 'status' then '''pending''' when 'claimed_at' then 'null'
      else format('job.%I', attname) end, ', ' order by attnum)
  from pg_attribute
  where attrelid = 'queue'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
$function$;

comment on function cortex__requeue_columns is
  'The columns of queue that can be written, and what they become when a job moves to today ($2): the same, but pending and unclaimed.';
revoke execute on function cortex__requeue_columns from public;
