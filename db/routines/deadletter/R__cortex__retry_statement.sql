create or replace function cortex__retry_statement()
returns text
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  columns     record;
  insert_rule constant text := (select rulename from pg_rewrite where ev_class = 'queue'::regclass and ev_type = '3' and ev_enabled <> 'D' limit 1);
begin
  select * into columns from cortex__retry_columns();
  if insert_rule is not null then
    raise exception 'queue has a rule for INSERT, %, so a retry could not tell what became of a job', quote_ident(insert_rule)
      using errcode = 'QX003', hint = format('Make it a trigger, or: alter table %I.queue disable rule %I;', '${flyway:defaultSchema}', insert_rule);
  end if;
  return format(
    'with stamped as (
       update dead_letter as letter set retried_at = $3, retried_as = taken.job
       from (select unnest($1), unnest($2)) as taken (letter, job) where letter.id = taken.letter
       returning letter.*
     ), arrived as (
       insert into queue (id, queue_name, payload, status, attempts, created_at %s)
       overriding system value
       select letter.retried_as, letter.queue_name, letter.payload, ''pending'', 0, $3 %s
       from stamped as letter %s
       returning id
     )
     select array_agg(id) from arrived',
    columns.names, columns.kept, columns.made);
end;
$function$;

comment on function cortex__retry_statement is
  'The statement that stamps the letters $1 as retried at $3 and enqueues them as the jobs $2, and returns the ids of those that arrived. Raises QX003.';
revoke execute on function cortex__retry_statement from public;
