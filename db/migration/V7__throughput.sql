-- Monthly partitions under pg_partman where there is one; a plain table otherwise, which stays plain.
create table "${flyway:defaultSchema}".cortex_throughput (
  queue_name   text not null,
  bucket_start timestamptz not null,
  enqueued     bigint not null,
  completed    bigint not null,
  failed       bigint not null,
  primary key (queue_name, bucket_start)
) ${if_partman} partition by range (bucket_start) ${end_if};

do $throughput$
declare
  table_name     constant text := '${flyway:defaultSchema}.cortex_throughput';
  partman_schema text;
  partman_major  integer;
begin
  select nspname, split_part(extversion, '.', 1)::integer into partman_schema, partman_major
  from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
  where extname = 'pg_partman';
  if not exists (select from pg_partitioned_table where partrelid = to_regclass('"${flyway:defaultSchema}".cortex_throughput')) then
    return;
  end if;

  -- Months are UTC months: automatic maintenance is off, as a run in another time zone would cut them elsewhere, and
  -- cortex_maintain_history asks for this table by name. A dropped schema leaves its row in part_config behind.
  -- The first rollup goes back 30 days, hence the earlier start.
  perform set_config('timezone', 'UTC', true);
  execute format('delete from %I.part_config where parent_table = $1', partman_schema) using table_name;
  execute format(
    'select %I.create_parent(p_parent_table => $1, p_control => ''bucket_start'', p_interval => ''1 month'',
       p_type => $2, p_premake => 4, p_start_partition => $3, p_automatic_maintenance => ''off'', p_jobmon => false)', partman_schema)
    using table_name, case when partman_major >= 5 then 'range' else 'native' end, date_trunc('month', now() - interval '31 days')::text;
  execute format('update %I.part_config set retention_keep_table = false, infinite_time_partitions = true where parent_table = $1',
    partman_schema) using table_name;
end;
$throughput$;

create table "${flyway:defaultSchema}".cortex_rollup (
  only_row        boolean primary key default true check (only_row),
  rolled_up_to    timestamptz,
  final_before    timestamptz,
  settling_before timestamptz,
  settling_xid    xid8
);

insert into "${flyway:defaultSchema}".cortex_rollup default values;

comment on table "${flyway:defaultSchema}".cortex_throughput is
  'How many jobs of each queue were enqueued, completed and failed in each five minutes; outlives the jobs.';
comment on column "${flyway:defaultSchema}".cortex_throughput.queue_name is 'The queue.';
comment on column "${flyway:defaultSchema}".cortex_throughput.bucket_start is 'When the five minutes began.';
comment on column "${flyway:defaultSchema}".cortex_throughput.enqueued is 'How many jobs were created.';
comment on column "${flyway:defaultSchema}".cortex_throughput.completed is 'How many jobs were completed.';
comment on column "${flyway:defaultSchema}".cortex_throughput.failed is 'How many jobs failed for good, whatever became of them later.';

comment on table "${flyway:defaultSchema}".cortex_rollup is 'How far cortex_throughput has come; one row.';
comment on column "${flyway:defaultSchema}".cortex_rollup.only_row is 'Keeps it at one row.';
comment on column "${flyway:defaultSchema}".cortex_rollup.rolled_up_to is 'The start of the bucket that was open in the last run.';
comment on column "${flyway:defaultSchema}".cortex_rollup.final_before is 'Buckets before this are final: nobody can add to them any more.';
comment on column "${flyway:defaultSchema}".cortex_rollup.settling_before is 'Buckets before this will be final once the transactions that then ran have ended.';
comment on column "${flyway:defaultSchema}".cortex_rollup.settling_xid is 'Transactions before this one could still add to the settling buckets.';
