create or replace function cortex__copy_comments(model regclass, fresh regclass)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  statement text;
begin
  for statement in
    select format('comment on table %s is %L', fresh, obj_description(model, 'pg_class'))
    where obj_description(model, 'pg_class') is not null
    union all
    select format('comment on column %s.%I is %L', fresh, attname, col_description(model, attnum))
    from pg_attribute
    where attrelid = model and attnum > 0 and not attisdropped and col_description(model, attnum) is not null
  loop
    execute statement;
  end loop;
end;
$function$;

comment on function cortex__copy_comments is 'Gives one table the comments of another, columns included.';
revoke execute on function cortex__copy_comments from public;
