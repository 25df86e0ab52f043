create or replace function cortex__job_counts(
  partition oid,
  out pending bigint, out processing bigint, out completed bigint, out failed bigint, out cancelled bigint, out other bigint,
  out estimated boolean
)
returns setof record
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
set lock_timeout = '75ms'
-- To start workers takes longer than what there is to count.
set max_parallel_workers_per_gather = 0
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
         count(*) filter (where status = ''failed''), count(*) filter (where status is distinct from ''failed'')
       from %1$s where status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled'')', partition::regclass)
      into pending, processing, failed, other;
    completed := greatest(total - pending - processing - failed - cancelled - other, 0)::bigint;
  else
    execute format(
      'select count(*) filter (where status = ''pending''), count(*) filter (where status = ''processing''),
         count(*) filter (where status = ''completed''), count(*) filter (where status = ''failed''),
         count(*) filter (where status = ''cancelled''),
         count(*) filter (where status is null or status not in (''pending'', ''processing'', ''completed'', ''failed'', ''cancelled''))
       from %s', partition::regclass)
      into pending, processing, completed, failed, cancelled, other;
  end if;
  return next;
exception
  when undefined_table or syntax_error then
    -- Dropped since it was listed; without its name, its oid is a syntax error.
    return;
  when insufficient_privilege or lock_not_available then
    estimated := true;
    return next;
end;
$function$;

comment on function cortex__job_counts is
  'Jobs of a partition by status; other: any status but the five, or none. Completed and cancelled come from statistics when it is large and analyzed, all else is exact. All NULL for a foreign one, one that may not be read, or not wholly because of row security, and one that another session has locked; no row when it is gone.';
revoke execute on function cortex__job_counts from public;
