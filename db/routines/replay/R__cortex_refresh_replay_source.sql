create or replace function cortex_refresh_replay_source()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  lacking text;
begin
  if not cortex__replay_source_is_empty() then
    return 'kept';
  end if;

  select string_agg(format('%s(%s)', needed.table_name, needed.column_name), ', ' order by needed.place) into lacking
  from (values
      (1, 'emails_raw', 'id'), (2, 'emails_raw', 'gmail_id'), (3, 'emails_raw', 'created_at'),
      (4, 'classifications', 'email_id'), (5, 'classifications', 'action_taken'), (6, 'classifications', 'classified_at')
    ) as needed (place, table_name, column_name)
  where not exists (
    select from pg_attribute
    where attrelid = to_regclass(format('%I.%I', '${flyway:defaultSchema}', needed.table_name)) and attname = needed.column_name
      and not attisdropped and has_table_privilege(attrelid, 'select'));
  if lacking is not null then
    return 'empty: there is no, or no privilege to select from, ' || lacking;
  end if;

  execute cortex__replay_source_definition();
  return 'created';
end;
$function$;

comment on function cortex_refresh_replay_source is
  'Builds the view cortex_replay_source over emails_raw and classifications once both are there: created. A view that reads from anything, the deployment''s own or built before, is kept. Until then it is empty, and says what is lacking. "cortex-utils db migrate" calls this.';
revoke execute on function cortex_refresh_replay_source from public;
