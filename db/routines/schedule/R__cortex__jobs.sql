create or replace function cortex__jobs(settings cortex_schedule_settings default null)
returns table (job_name text, cron_schedule text, job_command text, deferred boolean)
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
    format(job.verb || ' %I.', schema_name) || job.call,
    job.for_partitions and not has_days
  from (values ('${flyway:defaultSchema}')) as installation (schema_name),
    cortex__queue_has_days() as has_days,
    lateral (values
      -- Before midnight too, so that a night that fails leaves a day to notice it.
      ('cortex-create-partitions', true, '0 2,23 * * *', 'select * from',
        format('cortex_create_partitions(premake_days => %s)', settings.premade_days)),
      ('cortex-maintain-history', false, '30 1 * * *', 'select * from',
        format('cortex_maintain_history(retention => %L)', settings.history_kept)),
      -- Several times: it stops by itself at half of a statement_timeout, and a partition that is in use is left to the next run.
      ('cortex-maintain-partitions', true, '15 2-6 * * *', 'call',
        format('cortex_run_maintenance(retention_days => %s, premake_days => %s)', settings.retained_days, settings.premade_days)),
      ('cortex-purge-dead-letters', false, '0 3 * * *', 'select * from',
        format('cortex_purge_dead_letters(older_than => %L, batch_size => null)', settings.dead_letters_kept)),
      ('cortex-purge-job-runs', false, '30 3 * * *', 'select * from',
        format('cortex_purge_job_runs(older_than => %L)', settings.run_details_kept)),
      -- After the history is purged, before partitions are dropped.
      ('cortex-recount-throughput', false, '45 1 * * *', 'select * from', 'cortex_rollup_throughput(recount => true)'),
      ('cortex-rescue-stale', false, '*/5 * * * *', 'select * from',
        case when settings.rescued_after is not null then
          format('cortex_rescue_stale(older_than => %L, batch_size => null)', settings.rescued_after) end),
      ('cortex-rollup-throughput', false, '*/5 * * * *', 'select * from', 'cortex_rollup_throughput()')
    ) as job (base_name, for_partitions, cron_schedule, verb, call)
  order by 1;
$function$;

comment on function cortex__jobs is
  'The pg_cron jobs of this installation: names (with the schema unless it is public), GMT schedules and commands with these settings; a job that is not wanted has no command, one that needs a partitioned queue where there is none is deferred.';
revoke execute on function cortex__jobs from public;
