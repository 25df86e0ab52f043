create or replace function cortex__partition_lock_key()
returns bigint
language sql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select hashtextextended('cortex-utils partitions of ${flyway:defaultSchema}', 0);
$function$;

comment on function cortex__partition_lock_key is
  'Key of the advisory lock that whoever creates or drops partitions of this installation holds until the end of the transaction.';
revoke execute on function cortex__partition_lock_key from public;
