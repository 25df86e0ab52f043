create or replace function cortex__requeue_batch(partition oid, job_status text, row_limit bigint)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set row_security = off
as $function$
declare
  columns constant record := cortex__requeue_columns();
  moved   bigint := 0;
  leaf    regclass;
  taken   tid[];
  arrived bigint;
begin
  for leaf in select relid from pg_partition_tree(partition::regclass) where isleaf order by relid loop
    taken := cortex__take_batch(leaf, job_status, row_limit - moved);
    continue when taken is null;
    execute format(
      'with job as (
         delete from only %1$s where ctid = any ($1) returning *
       ), moved as (
         insert into queue (%2$s) overriding system value select %3$s from job returning 1
       ), gone as (
         %4$s
       ), come as (
         -- They were enqueued when they were, not today.
         insert into cortex_throughput_change (queue_name, bucket_start, enqueued)
         select queue_name, date_bin(''5 minutes'', $2, ''epoch''), -count(*) from job where queue_name is not null group by 1
       )
       select count(*) from moved',
      leaf, columns.names, columns.fresh_values, cortex__gone_statement('job'))
      using taken, now()
      into arrived;
    perform cortex__check_moved(leaf, 'queue', taken, arrived);
    moved := moved + arrived;
    exit when moved >= row_limit;
  end loop;
  return moved;
end;
$function$;

comment on function cortex__requeue_batch is
  'Moves up to row_limit pending or processing jobs of a partition to today, as pending and with all their columns, and returns how many. Raises what keeps a job from being moved.';
revoke execute on function cortex__requeue_batch from public;
