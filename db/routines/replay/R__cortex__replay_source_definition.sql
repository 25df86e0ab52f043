create or replace function cortex__replay_source_definition()
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  with named as (
    select to_regclass(format('%I.emails_raw', '${flyway:defaultSchema}')) as emails,
      to_regclass(format('%I.classifications', '${flyway:defaultSchema}')) as classified
  ), typed as (
    select classified,
      (select atttypid from pg_attribute where attrelid = emails and attname = 'id') as id_type,
      (select atttypid from pg_attribute where attrelid = classified and attname = 'email_id') as email_id_type,
      exists (select from pg_attribute where attrelid = classified and attname = 'id' and not attisdropped) as has_id,
      (select relkind from pg_class where oid = classified) as kind
    from named
  )
  -- The latest classification is the one without a later: faster than sorting them all, and quick by an index where one is.
  select format(
    'create or replace view %1$I.cortex_replay_source as
     select email.gmail_id::text as gmail_id, email.id::text as email_id, latest.action_taken ->> ''label'' as label,
       email.created_at::timestamptz as received_at, jsonb_build_object(''email_id'', email.id, ''gmail_id'', email.gmail_id) as payload
     from %1$I.emails_raw as email
       left join (
         select classification.email_id, classification.action_taken
         from %1$I.classifications as classification
         where not exists (
           select from %1$I.classifications as later
           where later.email_id = classification.email_id
             and (coalesce(later.classified_at, ''-infinity'')%3$s) > (coalesce(classification.classified_at, ''-infinity'')%4$s))
       ) as latest on latest.email_id%2$s = email.id%2$s',
    '${flyway:defaultSchema}',
    case when id_type <> email_id_type then '::text' end,
    case when has_id then ', later.id' when kind in ('r', 'm') then ', later.ctid' end,
    case when has_id then ', classification.id' when kind in ('r', 'm') then ', classification.ctid' end)
  from typed;
$function$;

comment on function cortex__replay_source_definition is
  'The statement that makes cortex_replay_source over this deployment''s emails_raw and classifications.';
revoke execute on function cortex__replay_source_definition from public;
