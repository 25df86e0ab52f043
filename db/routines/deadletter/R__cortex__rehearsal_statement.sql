create or replace function cortex__rehearsal_statement()
returns text
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
declare
  columns record;
  checks  text;
  others  record;
begin
  select * into columns from cortex__retry_columns();
  select string_agg(check_clause, ', ' order by place, name) into checks
  from (
    select 1, attname,
      format('case when queue.%I is null then %L end', attname, format('null value in column "%s" of queue, which has no default', attname))
    from pg_attribute
    where attrelid = 'queue'::regclass and attnum > 0 and not attisdropped and attnotnull and attgenerated = '' and attidentity = '' and attname <> 'id'
    union all
    select 2, conname,
      format('case when not (%s) then %L end', pg_get_expr(conbin, conrelid), format('violates the check constraint "%s" of queue', conname))
    from pg_constraint
    where conrelid = 'queue'::regclass and contype = 'c'
  ) as foreseen (place, name, check_clause)
  -- A trigger that fills in what is lacking may come before.
  where not exists (
    select from pg_trigger
    where tgrelid in (select relid from pg_partition_tree('queue') union select 'queue'::regclass)
      and tgenabled <> 'D' and tgtype & 7 = 7); -- BEFORE INSERT FOR EACH ROW

  -- A constraint may speak of these, but what they will be is not known yet.
  select coalesce(string_agg(format(', %I', attname), '' order by attnum), '') as names,
    coalesce(string_agg(format(', null::%s', format_type(atttypid, atttypmod)), '' order by attnum), '') as kept
    into others
  from pg_attribute
  where attrelid = 'queue'::regclass and attnum > 0 and not attisdropped
    and (attgenerated <> '' or attidentity <> '' or attname in ('id', 'last_error', 'claimed_at', 'completed_at'));

  return format(
    'select array_agg(coalesce(%s, null::text) order by queue.cortex__place)
     from (
       select taken.place, letter.queue_name, letter.payload, ''pending''::text, 0, $2::timestamptz %s %s
       from unnest($1) with ordinality as taken (letter, place)
         join dead_letter as letter on letter.id = taken.letter %s
       ) as queue (cortex__place, queue_name, payload, status, attempts, created_at %s %s)',
    coalesce(checks, 'null::text'), columns.kept, others.kept, columns.made, columns.names, others.names);
end;
$function$;

comment on function cortex__rehearsal_statement is
  'The query that says, for the letters $1 at the time $2, why each could not be enqueued, as far as constraints that need no other row can tell; a value that does not fit its column raises an error.';
revoke execute on function cortex__rehearsal_statement from public;
