create or replace function cortex__schedule_settings(
  queue_retention_days   integer default null,
  dead_letter_retention  interval default null,
  premake_days           integer default null,
  history_retention      interval default null,
  run_details_retention  interval default null,
  rescue_after           interval default null
)
returns cortex_schedule_settings
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  kept cortex_schedule_settings;
begin
  select * into kept from cortex_schedule_settings;
  if not found then
    kept := cortex__installed_settings();
  end if;
  return row(true,
    coalesce(queue_retention_days, kept.retained_days, 7),
    coalesce(dead_letter_retention, kept.dead_letters_kept, '30 days'),
    coalesce(premake_days, kept.premade_days, 3),
    coalesce(history_retention, kept.history_kept, '12 months'),
    coalesce(run_details_retention, kept.run_details_kept, '7 days'),
    nullif(coalesce(rescue_after, kept.rescued_after), interval '0'))::cortex_schedule_settings;
end;
$function$;

comment on function cortex__schedule_settings is
  'What the schedule is to be: what is given here, else what cortex_schedule() was last asked for, else what an older version has installed, else the default.';
revoke execute on function cortex__schedule_settings from public;
