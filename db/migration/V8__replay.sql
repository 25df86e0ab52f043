create table "${flyway:defaultSchema}".cortex_replay_run (
  replay_id     bigint generated always as identity primary key,
  started_at    timestamptz not null default now(),
  last_batch_at timestamptz not null default now(),
  finished_at   timestamptz,
  called_by     text not null default session_user,
  application   text default current_setting('application_name'),
  queue_name    text not null,
  filter        jsonb not null,
  matched       bigint not null default 0,
  enqueued      bigint not null default 0,
  skipped       bigint not null default 0,
  state         text not null default 'unfinished' check (state in ('unfinished', 'finished', 'abandoned'))
);

-- What a run has yet to enqueue. A batch goes in the transaction that enqueues it, so that no crash can lose or repeat it.
create table "${flyway:defaultSchema}".cortex_replay_batch (
  replay_id bigint not null references "${flyway:defaultSchema}".cortex_replay_run on delete cascade,
  batch_no  integer not null,
  jobs      integer not null,
  payloads  jsonb[] not null,
  primary key (replay_id, batch_no)
);

-- Compressing what lives for seconds costs more than it saves.
alter table "${flyway:defaultSchema}".cortex_replay_batch alter column payloads set storage external;

-- Empty until cortex_refresh_replay_source() finds the services' tables; a view that is there already is the deployment's own.
do $source$
begin
  if to_regclass(format('%I.cortex_replay_source', '${flyway:defaultSchema}')) is null then
    create view "${flyway:defaultSchema}".cortex_replay_source as
      select null::text as gmail_id, null::text as email_id, null::text as label, null::timestamptz as received_at, null::jsonb as payload
      where false;
  end if;
end;
$source$;

comment on table "${flyway:defaultSchema}".cortex_replay_run is 'Every replay: who, what, into which queue, and how far it has come.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.replay_id is 'Its number; also in the payload of every job that it enqueued.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.started_at is 'When it began.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.last_batch_at is 'When it last enqueued jobs.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.finished_at is 'When it had enqueued all.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.called_by is 'The role that started it (session_user).';
comment on column "${flyway:defaultSchema}".cortex_replay_run.application is 'The application_name of the caller.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.queue_name is 'The queue that it enqueues into.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.filter is 'What it was asked for. The same again while it is unfinished goes on with it.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.matched is 'How many emails or jobs fitted the filter.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.enqueued is 'How many jobs it has enqueued.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.skipped is 'How many it has left out because they were pending or processing in the queue already.';
comment on column "${flyway:defaultSchema}".cortex_replay_run.state is 'unfinished, finished, or abandoned: left unfinished for a day, then started anew.';

comment on table "${flyway:defaultSchema}".cortex_replay_batch is 'What unfinished replays have yet to enqueue.';
comment on column "${flyway:defaultSchema}".cortex_replay_batch.replay_id is 'The replay.';
comment on column "${flyway:defaultSchema}".cortex_replay_batch.batch_no is 'Order of the batches, oldest email first.';
comment on column "${flyway:defaultSchema}".cortex_replay_batch.jobs is 'How many jobs the batch holds.';
comment on column "${flyway:defaultSchema}".cortex_replay_batch.payloads is 'Their payloads, but for the marks of the replay.';

comment on view "${flyway:defaultSchema}".cortex_replay_source is
  'The emails that cortex_replay can enqueue, one row each. Replace it by one of your own if your tables differ; it is left alone then.';
comment on column "${flyway:defaultSchema}".cortex_replay_source.gmail_id is 'Gmail''s id of the message.';
comment on column "${flyway:defaultSchema}".cortex_replay_source.email_id is 'Our id of the email.';
comment on column "${flyway:defaultSchema}".cortex_replay_source.label is 'The label that it carries now, by its latest classification; NULL without any.';
comment on column "${flyway:defaultSchema}".cortex_replay_source.received_at is 'When it was received.';
comment on column "${flyway:defaultSchema}".cortex_replay_source.payload is 'What a job about it is given.';
