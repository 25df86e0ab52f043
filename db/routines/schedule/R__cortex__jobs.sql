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
    format(job.verb || ' %I.', schema_name) || job.call
  from (values ('${flyway:defaultSchema}')) as installation (schema_name),
    cortex__queue_has_days() as has_days,
    lateral (values
      -- Before midnight too, so that a night that fails leaves a day to notice it.
      ('cortex-create-partitions', '0 2,23 * * *', 'select * from',
        case when has_days then format('cortex_create_partitions(premake_days => %s)', premake_days) end),
      ('cortex-maintain-history', '30 1 * * *', 'select * from',
        format('cortex_maintain_history(retention => %L)', history_retention)),
      -- Several times: it stops by itself at half of a statement_timeout, and a partition that is in use is left to the next run.
      ('cortex-maintain-partitions', '15 2-6 * * *', 'call',
        case when has_days then
          format('cortex_run_maintenance(retention_days => %s, premake_days => %s)', queue_retention_days, premake_days) end),
      ('cortex-purge-dead-letters', '0 3 * * *', 'select * from',
        format('cortex_purge_dead_letters(older_than => %L, batch_size => null)', dead_letter_retention)),
      ('cortex-purge-job-runs', '30 3 * * *', 'select * from',
        format('cortex_purge_job_runs(older_than => %L)', run_details_retention)),
      ('cortex-rescue-stale', '*/5 * * * *', 'select * from',
        case when rescue_after is not null then format('cortex_rescue_stale(older_than => %L, batch_size => null)', rescue_after) end),
      ('cortex-rollup-throughput', '*/5 * * * *', 'select * from', 'cortex_rollup_throughput()')
    ) as job (base_name, cron_schedule, verb, call)
  order by 1;
$function$;

comment on function cortex__jobs is
  'The pg_cron jobs of this installation: names (with the schema unless it is public), GMT schedules and commands with these retentions; a job that is not wanted, or that needs a partitioned queue where there is none, has no command.';
revoke execute on function cortex__jobs from public;
