create or replace function cortex__migration_estimate(move_strategy text, job_count bigint, oldest_job timestamptz)
returns table (section text, item text, value text, advice text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
  with size as (
    select cortex__table_bytes('queue'::regclass) as bytes
  ), estimate (place, item, value, advice) as (
    select 1, 'free disk needed', pg_size_pretty(case move_strategy
        -- The new table as large as the old one, and as much again passes through the WAL before it is recycled.
        when 'copy' then bytes + bytes / 2
        else job_count * 40 end),
      'on the server; plus what changes meanwhile'
    from size
    union all
    -- Slow disks and rows of a few hundred bytes assumed.
    select 2, 'time', 'about ' || date_trunc('second', case move_strategy
        when 'copy' then (5 + job_count / 40000.0 + bytes / 60e6) * interval '1 second'
        else (3 + job_count / 400000.0 + bytes / 300e6) * interval '1 second' end),
      'a rough guess; the services go on all the time'
    from size
    union all
    select 3, 'longest wait of a service', case move_strategy when 'copy' then 'about 200 ms' else 'about 150 ms' end,
      'at the swap; a long transaction on queue puts the swap off, not the services'
    union all
    select 4, 'partitions', case move_strategy
        when 'copy' then format('days from %s to %s%s', first_day::date, (now() + interval '7 days')::date,
          case when oldest_job < first_day then format('; what is older in queue_legacy, from %s', oldest_job::date) end)
        else format('queue_legacy until %s, then days', (date_trunc('day', now()) + interval '2 days')::date) end, null
    from (select least(date_trunc('day', now()), greatest(date_trunc('day', oldest_job), date_trunc('day', now()) - interval '90 days')) as first_day) as plan
  )
  select 'estimate', item, value, advice from estimate order by place;
$function$;

comment on function cortex__migration_estimate is 'Disk, time and partitions that a move of so many jobs takes, roughly.';
revoke execute on function cortex__migration_estimate from public;
