-- A queue that is there already stays as it is. Its indexes come from cortex_index_statements(), which works for both.
create table if not exists "${flyway:defaultSchema}".queue (
  id           bigserial,
  queue_name   text not null,
  payload      jsonb not null,
  status       text not null default 'pending',
  attempts     int default 0,
  max_attempts int default 3,
  last_error   text,
  created_at   timestamptz default now(),
  claimed_at   timestamptz,
  completed_at timestamptz,
  constraint valid_status check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
  primary key (id, created_at)
) partition by range (created_at);
