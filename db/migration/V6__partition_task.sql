-- What a run of partition maintenance has still to do and has done: its state between steps, each a transaction of its own.
create table "${flyway:defaultSchema}".cortex_partition_task (
  run_id          uuid not null,
  task_no         integer not null,
  function_name   text not null,
  started_at      timestamptz not null,
  phase           text not null check (phase in ('plan', 'empty', 'retire', 'report', 'over', 'done')),
  kept_days       integer,
  target          oid,
  target_name     text,
  moves_active    boolean not null default false,
  together        boolean not null default false,
  jobs            bigint,
  to_move         bigint not null default 0,
  archived        bigint not null default 0,
  requeued        bigint not null default 0,
  bytes           bigint,
  worked          interval not null default '0',
  locked_at       timestamptz,
  action          text,
  detail          text,
  primary key (run_id, task_no)
);

comment on table "${flyway:defaultSchema}".cortex_partition_task is
  'The partitions that the current run of maintenance empties and drops, and how far it has come with each; one of an earlier run that is not done was interrupted.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.run_id is 'The run; the same in cortex_run_log.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.task_no is 'Order of the partitions, oldest first.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.function_name is 'The function that began the run.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.started_at is 'When the run began.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.phase is
  'What the next step does: plan, that is, find the partitions; empty the partition of what has to live on, retire it, or report why it stays; over: another run has taken over; done.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.kept_days is 'For the plan: how many UTC days are kept besides today.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.target is 'The partition.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.target_name is 'Its name.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.moves_active is 'Whether pending and processing jobs move to today.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.together is
  'Whether all steps are one transaction, so that every partition has to be emptied before the first lock that workers notice.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.jobs is 'Jobs in it when the run began.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.to_move is 'Jobs that had to be moved when the run began.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.archived is 'Jobs that have been moved to dead_letter.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.requeued is 'Jobs that have been moved to today.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.bytes is 'Disk that it used when the run began.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.worked is 'Time that the steps have taken.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.locked_at is
  'When queue was locked to drop it; where all steps are one transaction, workers wait since the first of these.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.action is 'What became of it; NULL while the run is at it.';
comment on column "${flyway:defaultSchema}".cortex_partition_task.detail is 'More about it, for people.';
