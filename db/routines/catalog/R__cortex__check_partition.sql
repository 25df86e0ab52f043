create or replace function cortex__check_partition()
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
set timezone = 'UTC'
set datestyle = 'ISO'
as $function$
declare
  moment constant timestamptz := now();
  today  constant regclass := to_regclass(format('%I.%I', '${flyway:defaultSchema}', to_char(moment, '"queue_"YYYY_MM_DD')));
begin
  -- Asked before the insert, not caught after it: each caught insert would take a transaction id of its own.
  if exists (select from pg_inherits where inhrelid = today and inhparent = 'queue'::regclass)
      or coalesce(pg_get_partkeydef('queue'::regclass), '') <> 'RANGE (created_at)' then
    return;
  end if;

  if not exists (
      select from pg_inherits
        join pg_class as child on child.oid = inhrelid
        cross join lateral pg_get_expr(relpartbound, 0) as bounds
      where inhparent = 'queue'::regclass
        and (bounds = 'DEFAULT' or moment >= coalesce(substring(bounds from $$FROM \('([^']*)'\)$$)::timestamptz, '-infinity')
          and moment < coalesce(substring(bounds from $$TO \('([^']*)'\)$$)::timestamptz, 'infinity'))) then
    raise exception 'queue has no partition for today'
      using errcode = 'QX002', hint = format('Run "%s" or select * from %I.cortex_create_partitions();', cortex__command('partitions maintain'), '${flyway:defaultSchema}');
  end if;
end;
$function$;

comment on function cortex__check_partition is 'Refuses to enqueue while no partition of queue takes the jobs of now. Raises QX002.';
revoke execute on function cortex__check_partition from public;
