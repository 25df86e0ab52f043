create or replace function cortex__gone_statement(gone text)
returns text
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format($statement$
    insert into cortex_throughput_change (queue_name, bucket_start, enqueued, completed, failed)
    select queue_name, date_bin('5 minutes', moment, 'epoch'), sum(enqueued), sum(completed), sum(failed)
    from (
      select queue_name, created_at, 1, 0, 0 from %1$s
      union all
      select queue_name, coalesce(completed_at, claimed_at, created_at), 0, (status = 'completed')::integer, (status = 'failed')::integer
      from %1$s where status in ('completed', 'failed')
    ) as event (queue_name, moment, enqueued, completed, failed)
    where queue_name is not null and moment between '0001-01-01' and '9999-12-31'
    group by 1, 2 $statement$, gone);
$function$;

comment on function cortex__gone_statement is
  'The statement, to be part of the one that takes jobs out of queue, that notes when these were enqueued and when they ended, as a recount of queue will not see it any more. gone names the rows, such as a common table expression.';
revoke execute on function cortex__gone_statement from public;
