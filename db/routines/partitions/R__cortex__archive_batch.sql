create or replace function cortex__archive_batch(partition oid, row_limit bigint)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
-- A value in the column job reads the same whoever archives it.
set timezone = 'UTC'
set intervalstyle = 'postgres'
set datestyle = 'ISO, YMD'
set lc_monetary = 'C'
set bytea_output = 'hex'
set extra_float_digits = 1
as $function$
declare
  columns constant record := cortex__letter_columns();
  moved   bigint := 0;
  leaf    regclass;
  taken   tid[];
  arrived bigint;
begin
  for leaf in select relid from pg_partition_tree(partition::regclass) where isleaf order by relid loop
    taken := cortex__take_batch(leaf, 'failed', row_limit - moved);
    continue when taken is null;
    execute format($statement$
      with job as (
        delete from only %1$s where ctid = any ($1) returning *
      ), letter as (
        insert into dead_letter as letter
          (original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition, job %3$s)
        select id, queue_name, payload, coalesce(attempts, 0), %5$s, created_at, $2, $3,
          to_jsonb((select cortex__kept from (select %2$s) as cortex__kept)) %6$s
        from job as q
        on conflict (original_id, created_at) do update set %4$s
          -- Not where queue has two jobs of one id and time, as it may without a key.
          where letter.queue_name = excluded.queue_name and letter.payload = excluded.payload and coalesce(letter.job, excluded.job) = excluded.job
        returning 1
      ), gone as (
        %7$s
      ), archived as (
        insert into cortex_throughput_change (queue_name, bucket_start, archived)
        select queue_name, date_bin('5 minutes', $2, 'epoch'), count(*) from job where queue_name is not null group by 1
      )
      select count(*) from letter
      $statement$,
      leaf, columns.kept, columns.shared, columns.refreshed, columns.error_value, columns.shared_values,
      cortex__gone_statement('job'))
      using taken, now(), (select relname from pg_class where oid = partition)
      into arrived;
    perform cortex__check_moved(leaf, 'dead_letter', taken, arrived);
    moved := moved + arrived;
    exit when moved >= row_limit;
  end loop;
  return moved;
end;
$function$;

comment on function cortex__archive_batch is
  'Moves up to row_limit failed jobs of a partition to dead_letter and returns how many. The letter of a job that is there already is refreshed if it waits and left alone if it was retried. Raises what keeps a job from being moved.';
revoke execute on function cortex__archive_batch from public;
