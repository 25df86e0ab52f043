create or replace function cortex__migration_target()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select format('%I.%I', '${flyway:defaultSchema}',
    case when not rolling_back then 'queue_new' when strategy = 'copy' then 'queue_old' else 'queue_legacy' end)
  from cortex__current_migration();
$function$;

comment on function cortex__migration_target is
  'The table that takes the place of queue: queue_new, or on the way back queue_old or, after attach, queue_legacy.';
revoke execute on function cortex__migration_target from public;
