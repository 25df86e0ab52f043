create or replace function cortex__check_isolation()
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  -- An older snapshot would not see a job that became active before its partition was locked, and it would be dropped.
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    raise exception 'partitions are not dropped in a % transaction', current_setting('transaction_isolation')
      using errcode = 'QX002',
        hint = format('Call it in a transaction that is READ COMMITTED, or "call %I.cortex_run_maintenance()" outside of one, which sees to that itself.', '${flyway:defaultSchema}');
  end if;
end;
$function$;

comment on function cortex__check_isolation is 'Refuses a transaction whose snapshot does not see what others commit. Raises QX002.';
revoke execute on function cortex__check_isolation from public;
