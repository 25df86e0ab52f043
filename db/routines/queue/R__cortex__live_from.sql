create or replace function cortex__live_from(first_bucket timestamptz)
returns timestamptz
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  -- Commits of the last moments before a rollup may have missed it, hence one bucket more than it left open.
  select greatest(first_bucket, (select rollup.rolled_up_to - interval '5 minutes' from cortex_rollup as rollup));
$function$;

comment on function cortex__live_from is
  'From when on the jobs in the queue are counted, for want of a rollup; earlier buckets, if any, come from cortex_throughput.';
revoke execute on function cortex__live_from from public;
