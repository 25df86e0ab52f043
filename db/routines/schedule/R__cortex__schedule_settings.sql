create or replace function cortex__schedule_settings(
  queue_retention_days   integer default null,
  dead_letter_retention  interval default null,
  premake_days           integer default null,
  history_retention      interval default null,
  run_details_retention  interval default null,
  rescue_after           interval default null
)
returns cortex_schedule_settings
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select true,
    coalesce(queue_retention_days, retained_days, 7),
    coalesce(dead_letter_retention, dead_letters_kept, '30 days'),
    coalesce(premake_days, premade_days, 3),
    coalesce(history_retention, history_kept, '12 months'),
    coalesce(run_details_retention, run_details_kept, '7 days'),
    nullif(coalesce(rescue_after, rescued_after), interval '0')
  from (
    select * from cortex_schedule_settings
    union all
    select installed.* from cortex__installed_settings() as installed where not exists (select from cortex_schedule_settings)
  ) as kept;
$function$;

comment on function cortex__schedule_settings is
  'What the schedule is to be: what is given here, else what cortex_schedule() was last asked for, else what an older version has installed, else the default.';
revoke execute on function cortex__schedule_settings from public;
