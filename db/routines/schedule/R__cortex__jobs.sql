create or replace function cortex__jobs(
  queue_retention_days   integer default null,
  dead_letter_retention  interval default null,
  premake_days           integer default null,
  history_retention      interval default null,
  run_details_retention  interval default null,
  rescue_after           interval default null
)
returns table (job_name text, cron_schedule text, job_command text)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set intervalstyle = 'postgres'
as $function$
  select job.base_name || case
      when schema_name = 'public' then ''
      when octet_length(schema_name) <= 36 then ':' || schema_name
      else ':' || md5(schema_name)  -- pg_cron 1.4 keeps 63 bytes of a name
    end,
    job.cron_schedule,
    format('select * from %I.', schema_name) || job.call
  from (values ('${flyway:defaultSchema}')) as installation (schema_name),
    lateral (values
      ('cortex-maintain-history', '30 1 * * *',
        format('cortex_maintain_history(retention => %L)', history_retention)),
      ('cortex-maintain-partitions', '0 2 * * *',
        format('cortex_maintain_partitions(retention_days => %s, premake_days => %s)', queue_retention_days, premake_days)),
      ('cortex-purge-dead-letters', '0 3 * * *',
        format('cortex_purge_dead_letters(older_than => %L, batch_size => null)', dead_letter_retention)),
      ('cortex-purge-job-runs', '30 3 * * *',
        format('cortex_purge_job_runs(older_than => %L)', run_details_retention)),
      ('cortex-rescue-stale', '*/5 * * * *',
        case when rescue_after is not null then format('cortex_rescue_stale(older_than => %L, batch_size => null)', rescue_after) end),
      ('cortex-rollup-throughput', '*/5 * * * *', 'cortex_rollup_throughput()')
    ) as job (base_name, cron_schedule, call)
  order by 1;
$function$;

comment on function cortex__jobs is
  'The pg_cron jobs of this installation: names (with the schema unless it is public), GMT schedules and commands with these retentions; a job that is not wanted has no command.';
revoke execute on function cortex__jobs from public;
