create or replace function cortex__migration_add_partition(lower_bound timestamptz, upper_bound timestamptz)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
declare
  plain          constant regclass := '"${flyway:defaultSchema}".queue';
  partition_name constant text := case when isfinite(lower_bound) then cortex__free_partition_name(lower_bound, true) else 'queue_legacy' end;
begin
  -- Nobody uses queue_new yet, so that PARTITION OF locks out nobody.
  execute format('create table %1$I.%2$I partition of %1$I.queue_new for values from (%3$s) to (%4$L)%5$s',
    '${flyway:defaultSchema}', partition_name,
    case when isfinite(lower_bound) then quote_literal(lower_bound) else 'minvalue' end, upper_bound,
    cortex__storage_clause(plain, plain));
  execute format('alter table %I.%I owner to %s', '${flyway:defaultSchema}', partition_name,
    (select relowner::regrole from pg_class where oid = plain));
end;
$function$;

comment on function cortex__migration_add_partition is
  'Gives queue_new a partition with the storage options and owner of queue; with an infinite lower bound the one for everything old, queue_legacy.';
revoke execute on function cortex__migration_add_partition from public;
