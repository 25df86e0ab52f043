create or replace function cortex__prepare_move(partition oid)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  if cortex__referring_key(partition, that_cascades => true) is not null then
    raise exception 'the foreign key % would change other tables', cortex__referring_key(partition, that_cascades => true);
  end if;
  -- What is checked at the end of the transaction, a step could not report any more.
  perform cortex__check_constraints_at_once();
end;
$function$;

comment on function cortex__prepare_move is
  'Makes sure that moving jobs changes nothing but queue and dead_letter, or raises an exception; has deferred constraints of these checked at once.';
revoke execute on function cortex__prepare_move from public;
