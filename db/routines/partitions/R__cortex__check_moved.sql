create or replace function cortex__check_moved(source regclass, destination text, chosen bigint, gone bigint, arrived bigint)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if gone <> chosen then
    raise exception 'of % jobs, % could be deleted: a trigger or rule of % keeps the others', chosen, gone, source;
  elsif arrived <> chosen then
    raise exception 'of % jobs, % arrived: a trigger or rule of % swallows the others', chosen, arrived, destination;
  end if;
end;
$function$;

comment on function cortex__check_moved is 'Raises an exception, so that the move is taken back, unless all jobs chosen have left and arrived.';
revoke execute on function cortex__check_moved from public;
