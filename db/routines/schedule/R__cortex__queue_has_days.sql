create or replace function cortex__queue_has_days()
returns boolean
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select exists (
    select from pg_partitioned_table join pg_attribute on attrelid = partrelid and attnum = partattrs[0]
    where partrelid = to_regclass('"${flyway:defaultSchema}".queue')
      and partstrat = 'r' and partnatts = 1 and attname = 'created_at' and atttypid = 'timestamptz'::regtype);
$function$;

comment on function cortex__queue_has_days is 'Whether queue is partitioned by RANGE (created_at), so that there is something to maintain.';
revoke execute on function cortex__queue_has_days from public;
