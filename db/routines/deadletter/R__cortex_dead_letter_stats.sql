create or replace function cortex_dead_letter_stats()
returns table (queue_name text, waiting bigint, retried bigint, archived_24h bigint, oldest timestamptz, newest timestamptz)
language sql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select letter.queue_name::text,
    count(*) filter (where letter.retried_at is null),
    count(letter.retried_at),
    count(*) filter (where letter.failed_at > now() - interval '24 hours'),
    min(letter.failed_at),
    max(letter.failed_at)
  from dead_letter as letter
  group by letter.queue_name
  order by letter.queue_name;
$function$;

comment on function cortex_dead_letter_stats is
  'Counts the dead letters of each queue: waiting for a retry, retried, archived in the last 24 hours; oldest and newest say when the first and the last were archived, retried ones included.';
revoke execute on function cortex_dead_letter_stats from public;
grant execute on function cortex_dead_letter_stats to cortex_viewer;
