create or replace function cortex__expired_partitions(retention_days integer)
returns oid[]
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
  select array_agg(partition order by upper_bound) from cortex__partitions() where upper_bound <= current_date - retention_days;
$function$;

comment on function cortex__expired_partitions is
  'The partitions that ended so many whole UTC days before today or earlier, oldest first; NULL when there are none.';
revoke execute on function cortex__expired_partitions from public;
