create or replace function cortex__migration_partitions()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select string_agg(format('%s:%s', relid::oid, relfilenode), ' ' order by relid)
  from pg_partition_tree('queue') join pg_class on pg_class.oid = relid
  where isleaf;
$function$;

comment on function cortex__migration_partitions is
  'A fingerprint of the partitions of queue and their files: jobs come and go with a partition, without a trigger noticing.';
revoke execute on function cortex__migration_partitions from public;
