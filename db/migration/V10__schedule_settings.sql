-- pg_cron's jobs are not enough of a record: a plain queue has none for partitions, and a retention that is forgotten deletes data.
create table "${flyway:defaultSchema}".cortex_schedule_settings (
  only_row            boolean primary key default true check (only_row),
  retained_days       integer not null,
  dead_letters_kept   interval not null,
  premade_days        integer not null,
  history_kept        interval not null,
  run_details_kept    interval not null,
  rescued_after       interval
);

comment on table "${flyway:defaultSchema}".cortex_schedule_settings is
  'What cortex_schedule() was last asked for, for the calls that do not say it again, and for the day on which a plain queue becomes partitioned; one row, or none before the first call. cortex_unschedule() leaves it.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.only_row is 'Keeps it at one row.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.retained_days is 'For how many UTC days besides today jobs are kept.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.dead_letters_kept is 'How long dead letters are kept.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.premade_days is 'For how many coming days partitions are made.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.history_kept is 'How long the toolkit''s own history is kept.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.run_details_kept is 'How long pg_cron''s record of its runs is kept.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.rescued_after is 'How long a job may be processing before it is rescued; NULL for no rescue.';
