create or replace function cortex__migration_verify(batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
-- A range of ids: by index, whatever the statistics of a table filled a moment ago say. JIT would take such costs for real.
set jit = off
set enable_seqscan = off
as $function$
declare
  side constant text :=
    'select %s as here, coalesce(job.created_at, job.claimed_at, job.completed_at, $3)::date as day, job.status, hashtextextended(%s, 0) as hash
     from %s as job
     where job.id > coalesce($1, -9223372036854775808) and job.id <= coalesce($2, 9223372036854775807)
       and not exists (select from changed where changed_id = job.id)';
  migration  cortex_migration;
  whole_row  text;
  last_id    bigint;
  jobs_now   bigint;
  difference text;
begin
  if cortex__migration_apply(batch_size) is null then
    return 'queue was truncated: begins again';
  end if;
  select * into strict migration from cortex__current_migration();
  if cortex__migration_partitions() <> migration.partitions then
    perform cortex__migration_begin_copy();
    return 'the partitions of queue have changed: compares again';
  end if;
  whole_row := (select columns.whole_row from cortex__migration_columns('queue'::regclass, migration.started_at) as columns);
  execute 'select id from queue where id > coalesce($1, -9223372036854775808) order by id offset $2 - 1 limit 1'
    into last_id using migration.reached_id, batch_size;

  -- One snapshot for both tables and for the changes not carried over yet, whose jobs may differ.
  execute format(
    'with changed as materialized (
       select distinct changed_id from cortex_migration_change
     ), compared as (
       select day, status, count(*) filter (where here) as jobs, count(*) filter (where not here) as other_jobs,
         sum(hash) filter (where here) as checksum, sum(hash) filter (where not here) as other_checksum
       from (%s union all %s) as sides
       group by day, status
     )
     select coalesce(sum(jobs), 0),
       min(format(''%%s jobs of %%s %%s in queue, %%s in the other table'', jobs, day, status, other_jobs))
         filter (where (jobs, checksum) is distinct from (other_jobs, other_checksum))
     from compared', format(side, 'true', whole_row, 'queue'), format(side, 'false', whole_row, cortex__migration_target()))
    into jobs_now, difference using migration.reached_id, last_id, migration.started_at;
  if difference is not null then
    raise exception 'the tables differ between ids % and %: %', migration.reached_id, last_id, difference
      using errcode = 'QX002', hint = format('Nothing was swapped. Run "%s", then begin again.', cortex__command('migrate-queue --rollback'));
  end if;

  update cortex_migration set reached_id = last_id, done = done + jobs_now, verified = verified + jobs_now where migration_id = migration.migration_id;
  if last_id is null then
    perform cortex__migration_enter('swap');
  end if;
  return format('%s jobs are equal', jobs_now);
end;
$function$;

comment on function cortex__migration_verify is
  'Compares counts and checksums by day and status of the next batch_size jobs by id, in one snapshot; after the last ones comes the swap. Raises QX002.';
revoke execute on function cortex__migration_verify from public;
