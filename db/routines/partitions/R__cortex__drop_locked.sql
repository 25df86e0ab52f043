create or replace function cortex__drop_locked(partition oid)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  began   constant timestamptz := clock_timestamp();
  name    constant text := partition::regclass::text;
  because text;
begin
  execute format('alter table queue detach partition %s', name);
  execute format('drop table %s', name);
  return jsonb_build_object('action', 'dropped', 'drop_took', clock_timestamp() - began);
exception when others then
  get stacked diagnostics because = pg_exception_detail;
  return jsonb_build_object('action', 'postponed', 'detail', concat_ws(': ', sqlerrm, nullif(split_part(because, E'\n', 1), '')));
end;
$function$;

comment on function cortex__drop_locked is 'Detaches and drops a partition that is locked; what prevents it is returned, not raised.';
revoke execute on function cortex__drop_locked from public;
