-- Moving a plain queue to a partitioned one: where the move stands, and what changed in queue while jobs are copied.
create table "${flyway:defaultSchema}".cortex_migration (
  migration_id bigint generated always as identity primary key,
  strategy     text not null check (strategy in ('copy', 'attach')),
  phase        text not null,
  rolling_back boolean not null default false,
  jobs         bigint not null,
  done         bigint not null default 0,
  total        bigint,
  reached_id   bigint,
  copy_until   bigint,
  copied       bigint not null default 0,
  applied      bigint not null default 0,
  verified     bigint not null default 0,
  wide_until   timestamptz,
  days_until   timestamptz,
  definition   text,
  partitions   text,
  nullable     boolean not null,
  key_changes  boolean not null,
  swap_tries   integer not null default 0,
  swap_held    interval,
  started_at   timestamptz not null default now(),
  started_by   text not null default session_user,
  stepped_at   timestamptz not null default now(),
  stepped_by   integer not null default pg_backend_pid(),
  swapped_at   timestamptz,
  finished_at  timestamptz
);

create unique index cortex_migration_current on "${flyway:defaultSchema}".cortex_migration ((true)) where finished_at is null;

comment on table "${flyway:defaultSchema}".cortex_migration is 'The move of a plain queue to a partitioned one: at most one is not finished.';
comment on column "${flyway:defaultSchema}".cortex_migration.migration_id is 'Which move.';
comment on column "${flyway:defaultSchema}".cortex_migration.strategy is 'copy: into a new table; attach: the old table becomes a partition.';
comment on column "${flyway:defaultSchema}".cortex_migration.phase is 'What the next step does; swapped, dropped and rolled back are states, not steps.';
comment on column "${flyway:defaultSchema}".cortex_migration.rolling_back is 'Whether the steps lead back.';
comment on column "${flyway:defaultSchema}".cortex_migration.jobs is 'Jobs in queue when the move, or the way back, began.';
comment on column "${flyway:defaultSchema}".cortex_migration.done is 'How far this phase is.';
comment on column "${flyway:defaultSchema}".cortex_migration.total is 'How far this phase goes; NULL when that is not known.';
comment on column "${flyway:defaultSchema}".cortex_migration.reached_id is 'The highest id that this phase has dealt with.';
comment on column "${flyway:defaultSchema}".cortex_migration.copy_until is 'The highest id that is copied; later jobs arrive as changes.';
comment on column "${flyway:defaultSchema}".cortex_migration.copied is 'Jobs copied.';
comment on column "${flyway:defaultSchema}".cortex_migration.applied is 'Captured changes carried over.';
comment on column "${flyway:defaultSchema}".cortex_migration.verified is 'Jobs compared and found equal.';
comment on column "${flyway:defaultSchema}".cortex_migration.wide_until is 'Upper bound of the partition queue_legacy.';
comment on column "${flyway:defaultSchema}".cortex_migration.days_until is 'Upper bound of the last day partition made by the move.';
comment on column "${flyway:defaultSchema}".cortex_migration.definition is 'Fingerprint of the columns, constraints and indexes of queue; the move stops when it changes.';
comment on column "${flyway:defaultSchema}".cortex_migration.partitions is 'Fingerprint of the partitions of queue on the way back; comparing begins again when it changes.';
comment on column "${flyway:defaultSchema}".cortex_migration.nullable is 'Whether created_at could be NULL in the plain table.';
comment on column "${flyway:defaultSchema}".cortex_migration.key_changes is 'Whether the plain table has another primary key than (id, created_at).';
comment on column "${flyway:defaultSchema}".cortex_migration.swap_tries is 'How often the lock for the swap was not to be had.';
comment on column "${flyway:defaultSchema}".cortex_migration.swap_held is 'How long the swap held its lock.';
comment on column "${flyway:defaultSchema}".cortex_migration.started_at is 'When it began; also the created_at of jobs that have no time at all.';
comment on column "${flyway:defaultSchema}".cortex_migration.started_by is 'The role that began it (session_user).';
comment on column "${flyway:defaultSchema}".cortex_migration.stepped_at is 'When the last step was made.';
comment on column "${flyway:defaultSchema}".cortex_migration.stepped_by is 'The backend that made it.';
comment on column "${flyway:defaultSchema}".cortex_migration.swapped_at is 'When the tables changed places.';
comment on column "${flyway:defaultSchema}".cortex_migration.finished_at is 'When the old table was dropped, or the way back ended.';

create table "${flyway:defaultSchema}".cortex_migration_change (
  change_id          bigint generated always as identity primary key,
  changed_id         bigint,
  changed_created_at timestamptz
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

comment on table "${flyway:defaultSchema}".cortex_migration_change is
  'Jobs that were changed during a move and have to be carried over again; filled by a trigger that is there only during a move.';
comment on column "${flyway:defaultSchema}".cortex_migration_change.change_id is 'Roughly in the order of the changes.';
comment on column "${flyway:defaultSchema}".cortex_migration_change.changed_id is 'The job; NULL: queue was truncated.';
comment on column "${flyway:defaultSchema}".cortex_migration_change.changed_created_at is 'Its created_at before or after the change.';
