-- A dead_letter that is there already keeps its rows and columns; columns and indexes are added.
create table if not exists "${flyway:defaultSchema}".dead_letter (
  id                      bigserial primary key,
  original_id             bigint not null,
  queue_name              text not null,
  payload                 jsonb not null,
  attempts                int not null,
  last_error              text,
  created_at              timestamptz not null,
  failed_at               timestamptz not null,
  archived_from_partition text not null
);

create index if not exists idx_dead_letter_queue on "${flyway:defaultSchema}".dead_letter (queue_name, failed_at desc);

alter table "${flyway:defaultSchema}".dead_letter
  add column if not exists retried_at timestamptz,
  add column if not exists retried_as bigint,
  add column if not exists job jsonb;

create unique index if not exists cortex_dead_letter_original_key on "${flyway:defaultSchema}".dead_letter (original_id, created_at);

-- Retry picks its batches here: what was retried before is not in the index, so later batches cost no more than the first.
create index if not exists cortex_dead_letter_waiting on "${flyway:defaultSchema}".dead_letter (queue_name, id) where retried_at is null;
create index if not exists cortex_dead_letter_failed_at on "${flyway:defaultSchema}".dead_letter (failed_at);

comment on column "${flyway:defaultSchema}".dead_letter.retried_at is 'When the job was enqueued again; NULL while it waits.';
comment on column "${flyway:defaultSchema}".dead_letter.retried_as is 'The id in queue that the job was enqueued again as.';
comment on column "${flyway:defaultSchema}".dead_letter.job is
  'The columns of queue that dead_letter has none for (max_attempts, claimed_at, completed_at and those of the deployment); NULL in rows that others archived.';
