create or replace function cortex_installation()
returns table (component text, version text, state text)
language sql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with part (place, component, version, state) as (
    values (1, 'PostgreSQL', current_setting('server_version'), 'in use')
    union all
    select extension.place, extension.name, pg_extension.extversion,
      case
        when pg_extension.oid is null then 'not in this database'
        when extname = 'pg_cron' and not cortex__pg_cron_usable() then format('not usable by %I', current_user)
        else 'in use'
      end
    from (values (2, 'pg_cron'), (3, 'pg_partman')) as extension (place, name)
      left join pg_extension on extname = extension.name
    union all
    select table_name.place, table_name.name, null,
      case
        when relkind = 'r' then 'plain'
        when relkind is null then 'missing'
        when table_name.name = 'queue' and (pg_get_partkeydef(pg_class.oid), atttypid) is distinct from ('RANGE (created_at)', 'timestamptz'::regtype::oid)
          then 'partitioned by ' || pg_get_partkeydef(pg_class.oid)
            || case when pg_get_partkeydef(pg_class.oid) = 'RANGE (created_at)' then ' of type ' || format_type(atttypid, null) else '' end
        else 'partitioned'
      end
    from (values (4, 'queue'), (5, 'cortex_run_log')) as table_name (place, name)
      left join pg_class on pg_class.oid = to_regclass(format('%I.%I', '${flyway:defaultSchema}', table_name.name))
      left join pg_attribute on attrelid = pg_class.oid and attname = 'created_at'
    union all
    select 6, 'schedule', null, cortex_schedule_state()
  )
  select part.component, part.version, part.state
  from part
  order by part.place;
$function$;

comment on function cortex_installation is
  'What this installation runs on: the server, its extensions, whether queue and the history are partitioned, and whether pg_cron has its jobs.';
revoke execute on function cortex_installation from public;
grant execute on function cortex_installation to cortex_viewer;
