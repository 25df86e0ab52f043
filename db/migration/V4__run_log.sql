-- Monthly partitions under pg_partman where the extension is there; a plain table otherwise, which stays plain.
do $run_log$
declare
  schema_name    constant text := '${flyway:defaultSchema}';
  table_name     constant text := schema_name || '.cortex_run_log';
  partman_schema text;
  partman_major  integer;
begin
  select nspname, split_part(extversion, '.', 1)::integer into partman_schema, partman_major
  from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
  where extname = 'pg_partman'
    and schema_name !~ '[.]';  -- pg_partman splits names at periods, quoted or not

  execute format(
    'create table %I.cortex_run_log (
       run_log_id    bigint generated always as identity,
       run_id        uuid not null,
       started_at    timestamptz not null default now(),
       took          interval,
       function_name text not null,
       called_by     text not null default session_user,
       application   text default current_setting(''application_name''),
       action        text not null,
       target        text,
       jobs          bigint,
       archived      bigint,
       requeued      bigint,
       bytes         bigint,
       detail        text,
       primary key (run_log_id, started_at)
     ) %s',
    schema_name, case when partman_schema is null then '' else 'partition by range (started_at)' end);
  execute format('create index cortex_run_log_started_at on %I.cortex_run_log (started_at)', schema_name);

  if partman_schema is null then
    return;
  end if;

  -- Months are UTC months: automatic maintenance is off, as a run in another time zone would cut them elsewhere, and
  -- cortex_maintain_history asks for this table by name. A dropped schema leaves its row in part_config behind.
  perform set_config('timezone', 'UTC', true);
  execute format('delete from %I.part_config where parent_table = $1', partman_schema) using table_name;
  execute format(
    'select %I.create_parent(p_parent_table => $1, p_control => ''started_at'', p_interval => ''1 month'',
       p_type => $2, p_premake => 4, p_start_partition => $3, p_automatic_maintenance => ''off'', p_jobmon => false)', partman_schema)
    using table_name, case when partman_major >= 5 then 'range' else 'native' end, date_trunc('month', now())::text;
  execute format('update %I.part_config set retention_keep_table = false, infinite_time_partitions = true where parent_table = $1',
    partman_schema) using table_name;
end;
$run_log$;

comment on table "${flyway:defaultSchema}".cortex_run_log is 'What the toolkit did: one row for each action of each run.';
comment on column "${flyway:defaultSchema}".cortex_run_log.run_log_id is 'Order of the rows.';
comment on column "${flyway:defaultSchema}".cortex_run_log.run_id is 'The same for all actions of one run.';
comment on column "${flyway:defaultSchema}".cortex_run_log.started_at is 'When the action began.';
comment on column "${flyway:defaultSchema}".cortex_run_log.took is 'How long the action took.';
comment on column "${flyway:defaultSchema}".cortex_run_log.function_name is 'The function that was called.';
comment on column "${flyway:defaultSchema}".cortex_run_log.called_by is 'The role that called it (session_user).';
comment on column "${flyway:defaultSchema}".cortex_run_log.application is 'The application_name of the caller.';
comment on column "${flyway:defaultSchema}".cortex_run_log.action is 'What was done: created, dropped, skipped, retried, purged …';
comment on column "${flyway:defaultSchema}".cortex_run_log.target is 'What it was done to: a partition, or the filter of a bulk call.';
comment on column "${flyway:defaultSchema}".cortex_run_log.jobs is 'How many jobs it concerned.';
comment on column "${flyway:defaultSchema}".cortex_run_log.archived is 'How many jobs went to dead_letter.';
comment on column "${flyway:defaultSchema}".cortex_run_log.requeued is 'How many jobs went back to the queue.';
comment on column "${flyway:defaultSchema}".cortex_run_log.bytes is 'How much disk it concerned.';
comment on column "${flyway:defaultSchema}".cortex_run_log.detail is 'More about it, for people.';
