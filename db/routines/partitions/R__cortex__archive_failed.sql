create or replace function cortex__archive_failed(partition oid, out failed bigint, out mark bigint)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- A time in the column job reads the same whoever archives it.
set timezone = 'UTC'
as $function$
declare
  columns record;
begin
  columns := cortex__archive_columns();
  -- Copy and mark come from one snapshot: under the same mark, no job has changed since it was copied.
  execute format($statement$
    with job as materialized (
      select q.*, to_jsonb((select kept from (select %2$s) as kept)) as cortex__job,
        hash_record_extended(row(q.tableoid, q.ctid, q.xmin), 0) as cortex__mark
      from %1$s as q
      where status = 'failed'
    ), archived as (
      insert into dead_letter as letter
        (original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition, job %3$s)
      select id, queue_name, payload, coalesce(attempts, 0), last_error, created_at, now(), $1, cortex__job %3$s
      from job
      on conflict (original_id, created_at) do update set
        queue_name = excluded.queue_name, payload = excluded.payload, attempts = excluded.attempts,
        last_error = excluded.last_error, failed_at = excluded.failed_at,
        archived_from_partition = excluded.archived_from_partition, job = excluded.job,
        retried_at = null, retried_as = null %4$s
      where (letter.queue_name, letter.payload, letter.attempts, letter.last_error)
        is distinct from (excluded.queue_name, excluded.payload, excluded.attempts, excluded.last_error)
        or (letter.retried_at is null and letter.job is distinct from excluded.job)
    )
    select count(*), coalesce(bit_xor(cortex__mark), 0) from job
    $statement$,
    partition::regclass, columns.kept, columns.shared, columns.refreshed)
    using (select relname from pg_class where oid = partition)
    into failed, mark;
end;
$function$;

comment on function cortex__archive_failed is
  'Copies the failed jobs of a partition to dead_letter, once each: a letter that differs from the job is replaced, and waits again if it was retried. Returns their number and their mark.';
revoke execute on function cortex__archive_failed from public;
