create or replace function cortex__take_batch(leaf regclass, job_status text, row_limit bigint)
returns tid[]
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
as $function$
declare
  byte_limit constant bigint := pg_size_bytes('2 MB');
  job_size   constant text := (
    select string_agg(format('greatest(pg_column_size(%I), 0)', attname), ' + ')
    from pg_attribute where attrelid = leaf and attnum > 0 and not attisdropped and attlen = -1);
  taken      tid[];
  sizes      integer[];
begin
  execute format(
    'select array_agg(ctid), array_agg(size) from (select ctid, %s from only %s where status = $1 limit $2 for update skip locked) as job (ctid, size)',
    job_size, leaf)
    into taken, sizes using job_status, row_limit;
  if (select sum(size) from unnest(sizes) as size) > byte_limit then
    taken := taken[1:(
      select count(*)
      from (select sum(size) over (order by place) - size from unnest(sizes) with ordinality as job (size, place)) as measured (before)
      where before < byte_limit)];
  end if;
  return taken;
end;
$function$;

comment on function cortex__take_batch is
  'Locks jobs of one status in a table, passing over those that other sessions hold, and says where they are: row_limit of them, or fewer where they are large, as workers may wait while they move. NULL when there are none.';
revoke execute on function cortex__take_batch from public;
