create or replace function cortex_queue_totals()
returns table (queue_name text, enqueued bigint, completed bigint, failed bigint, archived bigint, retried bigint)
language sql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select total.queue_name, total.enqueued, total.completed, total.failed, total.archived, total.retried
  from cortex_queue_total as total
  order by total.queue_name;
$function$;

comment on function cortex_queue_totals is
  'Running totals of each queue as of the last rollup: jobs enqueued, completed, failed for good, moved to dead_letter, and made pending again by a retry. They never go down, and outlive the history; for metrics. A job that is moved to another day counts as enqueued once; a dead letter that is retried is a new job.';
revoke execute on function cortex_queue_totals from public;
grant execute on function cortex_queue_totals to cortex_viewer;
