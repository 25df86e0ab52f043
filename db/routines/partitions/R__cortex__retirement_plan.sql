create or replace function cortex__retirement_plan(targets oid[], requeue boolean)
returns table (
  partition oid, partition_name text, upper_bound timestamptz, stays boolean,
  jobs bigint, failed bigint, active bigint, bytes bigint, detail text
)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with candidate as (
    select child.*, jobs.*, relowner, pending + processing as active,
      pending + processing + completed + jobs.failed + cancelled + other as total,
      cortex__referring_key(child.partition, that_cascades => true) as cascading_key
    from cortex__partitions() as child
      join pg_class on pg_class.oid = child.partition
      cross join lateral cortex__job_counts(child.partition) as jobs
    where child.partition = any (targets)
  ), judged as (
    select *, case
        when is_foreign then 'is a foreign table: drop it by hand'
        when not pg_has_role(relowner, 'usage')
          then format('belongs to role %s: alter table %s owner to %I', relowner::regrole, partition::regclass, current_user)
        when pending is null then 'cannot be read: another session has locked it, row security hides jobs, or it holds a foreign table'
        when other > 0 then format('%s: a status that is not known here keeps it', cortex__statuses(partition))
        when candidate.active > 0 and not requeue
          then format('%s pending, %s processing: on_active => ''requeue'', or --force, moves them to today', pending, processing)
        when candidate.failed + candidate.active > 0 and cascading_key is not null
          then format('the foreign key %s would change other tables when jobs are moved: make it NO ACTION, or drop it', cascading_key)
      end as obstacle
    from candidate
  )
  select partition, partition_name, upper_bound, obstacle is not null, total, failed, active, cortex__partition_bytes(partition),
    coalesce(obstacle, case when estimated then 'jobs is an estimate' end)
  from judged
  order by upper_bound, partition_name;
$function$;

comment on function cortex__retirement_plan is
  'What would become of partitions that are to be dropped, with their jobs and disk, oldest first; one that stays says why.';
revoke execute on function cortex__retirement_plan from public;
