create or replace function cortex__run_step(current_phase text, batch_size integer)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  return case current_phase
    when 'create' then cortex__migration_create()
    when 'capture' then cortex__migration_capture()
    when 'copy' then cortex__migration_copy(batch_size)
    when 'compare' then cortex__migration_compare(batch_size)
    when 'index' then cortex__migration_index()
    when 'catch up' then cortex__migration_catch_up(batch_size)
    when 'verify' then cortex__migration_verify(batch_size)
    when 'fill' then cortex__attach_fill(batch_size)
    when 'key' then cortex__attach_key()
    when 'bound' then cortex__attach_bound()
    when 'validate' then cortex__attach_validate()
    when 'swap' then cortex__migration_swap(batch_size)
    when 'analyze' then cortex__attach_analyze()
    when 'schedule' then cortex__migration_schedule()
    when 'clean up' then cortex__migration_clean_up()
  end;
end;
$function$;

comment on function cortex__run_step is 'Does what a phase of a move does and says what that was; for the key phase, the statement to be run.';
revoke execute on function cortex__run_step from public;
