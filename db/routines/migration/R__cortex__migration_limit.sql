create or replace function cortex__migration_limit(move_strategy text)
returns timestamptz
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
as $function$
  select date_trunc('day', now()) + case move_strategy when 'copy' then interval '31 days' else interval '2 days' end;
$function$;

comment on function cortex__migration_limit is 'The created_at that no job may have or exceed: copy makes a partition for each of the days before, for attach it is the bound of queue_legacy.';
revoke execute on function cortex__migration_limit from public;
