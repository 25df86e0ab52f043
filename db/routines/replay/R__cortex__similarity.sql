create or replace function cortex__similarity(one_text text, other_text text)
returns double precision
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- As in pg_trgm, which may not be there: what share of the runs of three characters the two have in common.
  with one as (
    select distinct substr('  ' || lower(one_text) || ' ', place, 3) as gram from generate_series(1, length(one_text) + 1) as place
  ), other as (
    select distinct substr('  ' || lower(other_text) || ' ', place, 3) as gram from generate_series(1, length(other_text) + 1) as place
  )
  select count(one.gram = other.gram)::double precision / nullif(count(*), 0)
  from one full join other on other.gram = one.gram;
$function$;

comment on function cortex__similarity is 'How similar two texts are, from 0 to 1; case does not matter.';
revoke execute on function cortex__similarity from public;
