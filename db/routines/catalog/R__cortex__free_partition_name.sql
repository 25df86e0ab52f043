create or replace function cortex__free_partition_name(lower_bound timestamptz, is_first boolean)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
  with wanted (preference, name) as (
    select 0, to_char(lower_bound, '"queue_"YYYY_MM_DD') where is_first
    union all
    select n, to_char(lower_bound, '"queue_"YYYY_MM_DD_HH24MI') || case when n > 1 then '_' || n else '' end
    from generate_series(1, 99) as n
  )
  select name
  from wanted
  where not exists (
    select from pg_class
    where relname = name and relnamespace = to_regnamespace(quote_ident('${flyway:defaultSchema}')))
  order by preference
  limit 1;
$function$;

comment on function cortex__free_partition_name is
  'queue_YYYY_MM_DD; with _HHMI (and a number) after it for a further partition of the same day, or when the name is taken.';
revoke execute on function cortex__free_partition_name from public;
