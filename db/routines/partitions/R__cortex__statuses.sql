create or replace function cortex__statuses(partition oid)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
set enable_seqscan = off
set jit = off
as $function$
declare
  found_statuses text[];
  counts         bigint[];
begin
  execute format(
    'select array_agg(status order by jobs desc, status), array_agg(jobs order by jobs desc, status)
     from (
       select status, count(*)
       from (
         select status from %1$s where status = ''pending''
         union all select status from %1$s where status = ''processing''
         union all select status from %1$s where status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled'')
       ) as kept
       where status is distinct from ''failed''
       group by status
       limit 20
     ) as counted (status, jobs)', partition::regclass)
    into found_statuses, counts;
  return (
    select string_agg(format('%s %s', jobs, coalesce(quote_literal(status), 'without a status')), ', ' order by place)
    from unnest(found_statuses, counts) with ordinality as counted (status, jobs, place));
end;
$function$;

comment on function cortex__statuses is
  'The jobs that keep a partition from being dropped, as in "3 ''pending'', 1 without a status"; NULL when there are none. Failed ones do not count.';
revoke execute on function cortex__statuses from public;
