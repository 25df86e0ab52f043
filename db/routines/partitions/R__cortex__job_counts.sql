create or replace function cortex__job_counts(
  partition oid,
  out pending bigint, out processing bigint, out completed bigint, out failed bigint, out cancelled bigint, out estimated boolean
)
returns setof record
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set jit = off
as $function$
declare
  small constant bigint := pg_size_bytes('16 MB');
  total numeric;
begin
  estimated := exists (select from pg_partition_tree(partition::regclass) join pg_class on oid = relid where relkind = 'f');
  if estimated then
    return next;
    return;
  end if;

  select rows, (rows * frequency)::bigint into total, cancelled from cortex__estimated_jobs(partition, small);
  estimated := found;
  if estimated then
    execute format(
      'select (select count(*) from %1$s where status = ''pending''), (select count(*) from %1$s where status = ''processing''),
         (select count(*) from %1$s where status = ''failed'')', partition::regclass)
      into pending, processing, failed;
    completed := greatest(total - pending - processing - failed - cancelled, 0)::bigint;
  else
    execute format(
      'select count(*) filter (where status = ''pending''), count(*) filter (where status = ''processing''),
         count(*) filter (where status = ''completed''), count(*) filter (where status = ''failed''),
         count(*) filter (where status = ''cancelled'') from %s', partition::regclass)
      into pending, processing, completed, failed, cancelled;
  end if;
  return next;
exception
  when undefined_table or syntax_error then
    -- Dropped since it was listed; without its name, its oid is a syntax error.
    return;
  when insufficient_privilege then
    estimated := true;
    return next;
end;
$function$;

comment on function cortex__job_counts is
  'Jobs of a partition by status. Pending, processing and failed are exact; completed and cancelled come from statistics when it is large and analyzed. All NULL for a foreign one and one that may not be read; no row when it is gone.';
revoke execute on function cortex__job_counts from public;
