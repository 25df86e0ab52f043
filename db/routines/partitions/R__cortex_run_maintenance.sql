create or replace procedure cortex_run_maintenance(
  retention_days integer default 7,
  premake_days   integer default 3,
  on_active      text    default 'skip'
)
language plpgsql
as $procedure$
begin
  perform action from "${flyway:defaultSchema}".cortex_create_partitions(premake_days);
  commit;
  perform action from "${flyway:defaultSchema}".cortex_maintain_partitions(retention_days, premake_days, on_active);
  commit;
end;
$procedure$;

comment on procedure cortex_run_maintenance is
  'Creates the partitions of today and the coming days, then empties and drops those that have expired; commits between the steps.';
revoke execute on procedure cortex_run_maintenance from public;
