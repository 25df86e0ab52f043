create or replace function cortex__check_strategy(move_strategy text)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if move_strategy is null or move_strategy not in ('copy', 'attach') then
    raise exception 'the strategy is copy or attach, got %', coalesce(quote_literal(move_strategy), 'NULL')
      using errcode = 'QX001', hint = 'copy: into a new table, the old one is kept; attach: the old table becomes a partition, nothing is copied.';
  end if;
end;
$function$;

comment on function cortex__check_strategy is 'Raises QX001 unless this is a strategy.';
revoke execute on function cortex__check_strategy from public;
