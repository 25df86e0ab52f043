-- What the later files need: roles, extensions, privileges. What this role may create is created; all the rest is
-- collected in the setting cortex.missing, one statement a line, and reported at the end in one go.

do $scheduler$
begin
  if '${scheduler}' not in ('pg_cron', 'none') then
    raise exception 'scheduler must be pg_cron or none, got "%"', '${scheduler}'
      using errcode = 'QX001', hint = 'Use --scheduler pg_cron or --scheduler none.';
  end if;
  perform set_config('cortex.missing', '', true);
end;
$scheduler$;

-- Roles belong to the whole cluster: another installation may have made them, or be making them now.
do $roles$
declare
  missing   text := '';
  role_name text;
begin
  foreach role_name in array array['cortex_viewer', 'cortex_operator'] loop
    if to_regrole(role_name) is null then
      begin
        execute format('create role %I nologin', role_name);
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then missing := missing || format(E'create role %I nologin;\n', role_name);
      end;
    end if;
  end loop;

  if missing <> '' or not pg_has_role('cortex_operator', 'cortex_viewer', 'member') then
    begin
      if missing <> '' then
        raise insufficient_privilege;
      end if;
      grant cortex_viewer to cortex_operator;
    exception
      when unique_violation then null;
      when insufficient_privilege then missing := missing || E'grant cortex_viewer to cortex_operator;\n';
    end;
  end if;

  perform set_config('cortex.missing', current_setting('cortex.missing') || missing, true);
end;
$roles$;

do $pg_cron$
declare
  missing       text := '';
  cron_database text;
  is_hidden     boolean := false;
begin
  if '${scheduler}' = 'none' then
    return;
  end if;

  if not exists (select from pg_extension where extname = 'pg_cron') then
    begin
      cron_database := current_setting('cron.database_name', true);
    exception
      -- pg_cron is loaded, but only a superuser may see for which database.
      when insufficient_privilege then
        cron_database := current_database();
        is_hidden := true;
    end;
    begin
      if cron_database is distinct from current_database() then
        raise insufficient_privilege;
      end if;
      -- Not in the schema of this installation, which may be dropped one day: pg_cron 1.4 would go with it.
      create extension pg_cron schema pg_catalog;
    exception
      when others then
        missing := case
          when cron_database is null then
            -- alter system knows cron.database_name only once pg_cron is loaded, hence the file.
            format(E'-- postgresql.conf, then restart PostgreSQL (the server needs the pg_cron package):\n'
              '--   shared_preload_libraries = ''pg_cron''   # in addition to what is there\n'
              '--   cron.database_name = %L\n', current_database())
          when cron_database <> current_database() then
            format(E'alter system set cron.database_name = %L;\n-- restart PostgreSQL (jobs of database %I will stop)\n',
              current_database(), cron_database)
          else ''
        end || E'create extension pg_cron schema pg_catalog;\n'
          || case when is_hidden then format(E'-- should that fail: alter system set cron.database_name = %L; then restart PostgreSQL and try again\n',
            current_database()) else '' end;
    end;
  end if;

  if missing <> '' or not has_schema_privilege('cron', 'usage') then
    missing := missing || format(E'grant usage on schema cron to %I;\n', current_user);
  end if;
  perform set_config('cortex.missing', current_setting('cortex.missing') || missing, true);
end;
$pg_cron$;

-- pg_partman may be absent from the server: then the history tables are plain. Where the server has it, it is used.
do $pg_partman$
declare
  missing        text := '';
  partman_schema name := 'partman';
begin
  if not exists (select from pg_available_extensions where name = 'pg_partman') then
    raise notice 'pg_partman is not available on this server: the history tables are plain and purged by age.';
    return;
  end if;

  if not exists (select from pg_extension where extname = 'pg_partman') then
    begin
      create schema if not exists partman;
      create extension pg_partman schema partman;
    exception
      when others then
        missing := E'create schema if not exists partman;\ncreate extension pg_partman schema partman;\n';
    end;
  else
    select nspname into partman_schema
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_partman';
  end if;

  -- create_parent keeps a template table in the extension's schema, hence create.
  if missing <> '' or not has_schema_privilege(partman_schema, 'usage')
      or not has_schema_privilege(partman_schema, 'create') then
    missing := missing || format(E'grant usage, create on schema %I to %I;\n', partman_schema, current_user);
  end if;
  if missing <> '' or not (
      select bool_and(has_table_privilege(format('%I.%I', partman_schema, table_name), privilege))
      from unnest(array['part_config', 'part_config_sub']) as table_name,
        unnest(array['select', 'insert', 'update', 'delete']) as privilege) then
    missing := missing || format(E'grant select, insert, update, delete on all tables in schema %I to %I;\n',
      partman_schema, current_user);
  end if;
  if missing <> '' or not (
      select bool_and(has_function_privilege(pg_proc.oid, 'execute'))
      from pg_proc where pronamespace = to_regnamespace(quote_ident(partman_schema))) then
    missing := missing || format(E'grant execute on all routines in schema %I to %I;\n', partman_schema, current_user);
  end if;
  perform set_config('cortex.missing', current_setting('cortex.missing') || missing, true);
end;
$pg_partman$;

do $report$
begin
  if current_setting('cortex.missing') <> '' then
    raise exception 'database % lacks roles, extensions or privileges that role % may not create',
        quote_ident(current_database()), quote_ident(current_user)
      using errcode = 'QX003',
        detail = rtrim(current_setting('cortex.missing'), E'\n'),
        hint = 'Run these statements in this database as a superuser, then "cortex-utils db migrate" again'
          || case when current_setting('cortex.missing') ~ 'cron'
            then '; to do without pg_cron: "cortex-utils db migrate --scheduler none".' else '.' end;
  end if;
end;
$report$;
