-- What a recount of queue cannot see any more is kept beside what it can, so that a count is exact whatever left queue meanwhile.
alter table "${flyway:defaultSchema}".cortex_throughput
  add column gone_enqueued  bigint not null default 0,
  add column gone_completed bigint not null default 0,
  add column gone_failed    bigint not null default 0;

comment on column "${flyway:defaultSchema}".cortex_throughput.gone_enqueued is
  'Of those enqueued, how many queue does not show at this time any more; negative for jobs that were moved here from another time.';
comment on column "${flyway:defaultSchema}".cortex_throughput.gone_completed is 'Of those completed, how many have left queue.';
comment on column "${flyway:defaultSchema}".cortex_throughput.gone_failed is 'Of those failed, how many have left queue or were made pending again.';

alter table "${flyway:defaultSchema}".cortex_rollup
  add column counted_from timestamptz,
  add column recounted_at timestamptz,
  add column late_jobs    bigint not null default 0;

comment on column "${flyway:defaultSchema}".cortex_rollup.counted_from is
  'Buckets before this are never counted again, as the history may have been purged up to here; NULL before the first purge.';
comment on column "${flyway:defaultSchema}".cortex_rollup.recounted_at is 'When everything was last counted again.';
comment on column "${flyway:defaultSchema}".cortex_rollup.late_jobs is 'How many jobs that recount found in buckets that were final.';

-- Only ever added to, in the transaction that changes the jobs, and emptied by the rollup: nobody waits for anybody.
create table "${flyway:defaultSchema}".cortex_throughput_change (
  change_id    bigint generated always as identity primary key,
  queue_name   text not null,
  bucket_start timestamptz not null,
  enqueued     bigint not null default 0,
  completed    bigint not null default 0,
  failed       bigint not null default 0,
  archived     bigint not null default 0,
  retried      bigint not null default 0
);

comment on table "${flyway:defaultSchema}".cortex_throughput_change is
  'What the toolkit has done since the last rollup that the jobs in queue do not show: jobs that left queue, that were moved in time, archived or retried.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.change_id is 'Which change.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.queue_name is 'The queue.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.bucket_start is 'The five minutes that it counts in.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.enqueued is
  'Jobs enqueued then that queue does not show there any more; negative for those that it shows there though they were enqueued earlier.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.completed is 'Jobs completed then that have left queue.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.failed is 'Jobs failed then that have left queue or were made pending again.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.archived is 'Jobs that were moved to dead_letter then.';
comment on column "${flyway:defaultSchema}".cortex_throughput_change.retried is 'Failed jobs and dead letters that were made pending again then.';

create table "${flyway:defaultSchema}".cortex_queue_total (
  queue_name text primary key,
  enqueued   bigint not null default 0,
  completed  bigint not null default 0,
  failed     bigint not null default 0,
  archived   bigint not null default 0,
  retried    bigint not null default 0
);

insert into "${flyway:defaultSchema}".cortex_queue_total (queue_name, enqueued, completed, failed)
select queue_name, sum(enqueued), sum(completed), sum(failed) from "${flyway:defaultSchema}".cortex_throughput group by queue_name;

comment on table "${flyway:defaultSchema}".cortex_queue_total is 'Running totals of each queue since counting began. They never go down.';
comment on column "${flyway:defaultSchema}".cortex_queue_total.queue_name is 'The queue.';
comment on column "${flyway:defaultSchema}".cortex_queue_total.enqueued is 'Jobs that were created.';
comment on column "${flyway:defaultSchema}".cortex_queue_total.completed is 'Jobs that were completed.';
comment on column "${flyway:defaultSchema}".cortex_queue_total.failed is 'Failures for good; a job that was retried and failed again counts again.';
comment on column "${flyway:defaultSchema}".cortex_queue_total.archived is 'Jobs that were moved to dead_letter.';
comment on column "${flyway:defaultSchema}".cortex_queue_total.retried is 'Failed jobs and dead letters that were made pending again.';
