create or replace function cortex__replay_source_is_empty()
returns boolean
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select to_regclass('cortex_replay_source') is null or (
    select relkind = 'v' and not exists (
      select from pg_rewrite join pg_depend on classid = 'pg_rewrite'::regclass and objid = pg_rewrite.oid
      where ev_class = pg_class.oid
        and ((refclassid = 'pg_class'::regclass and refobjid <> pg_class.oid)
          or (refclassid = 'pg_proc'::regclass)))
    from pg_class where pg_class.oid = to_regclass('cortex_replay_source'));
$function$;

comment on function cortex__replay_source_is_empty is
  'Whether cortex_replay_source is still the view that the installation made: it reads from nothing.';
revoke execute on function cortex__replay_source_is_empty from public;
