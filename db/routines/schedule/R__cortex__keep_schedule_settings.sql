create or replace function cortex__keep_schedule_settings(settings cortex_schedule_settings)
returns void
language sql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  insert into cortex_schedule_settings values (settings.*)
  on conflict (only_row) do update set
    retained_days = excluded.retained_days,
    dead_letters_kept = excluded.dead_letters_kept,
    premade_days = excluded.premade_days,
    history_kept = excluded.history_kept,
    run_details_kept = excluded.run_details_kept,
    rescued_after = excluded.rescued_after;
$function$;

comment on function cortex__keep_schedule_settings is 'Remembers what the schedule is, in place of what it was.';
revoke execute on function cortex__keep_schedule_settings from public;
