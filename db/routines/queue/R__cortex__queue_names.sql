create or replace function cortex__queue_names()
returns table (queue_name text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set enable_seqscan = off
set jit = off
as $function$
  -- From one name to the next through the index, rather than over a year of buckets.
  with recursive known (name) as (
    (select throughput.queue_name from cortex_throughput as throughput order by 1 limit 1)
    union all
    select (select throughput.queue_name from cortex_throughput as throughput where throughput.queue_name > known.name order by 1 limit 1)
    from known
    where known.name is not null
  )
  select known.name from known where known.name is not null order by 1;
$function$;

comment on function cortex__queue_names is 'The queues that cortex_throughput knows.';
revoke execute on function cortex__queue_names from public;
