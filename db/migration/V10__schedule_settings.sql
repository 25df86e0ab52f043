-- pg_cron's jobs show every other argument of cortex_schedule(); these two are in the commands of jobs that a plain queue does not have.
create table "${flyway:defaultSchema}".cortex_schedule_settings (
  only_row      boolean primary key default true check (only_row),
  retained_days integer not null,
  premade_days  integer not null
);

comment on table "${flyway:defaultSchema}".cortex_schedule_settings is
  'What cortex_schedule() was last asked for concerning partitions, for the day on which a plain queue becomes partitioned; one row, or none before it.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.only_row is 'Keeps it at one row.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.retained_days is 'For how many UTC days besides today jobs are kept.';
comment on column "${flyway:defaultSchema}".cortex_schedule_settings.premade_days is 'For how many coming days partitions are made.';
