-- All that can be refused, before anything is made: "db migrate" runs this file in a transaction that it rolls back, before Flyway
-- makes its table, and then once more for good.
-- What this role may create of roles and extensions is created; all the rest is collected in the setting cortex.missing, one
-- statement a line, and reported at the end in one go.

do $scheduler$
begin
  if '${scheduler}' not in ('pg_cron', 'none') then
    raise exception 'scheduler must be pg_cron or none, got "%"', '${scheduler}'
      using errcode = 'QX001', hint = 'Use --scheduler pg_cron or --scheduler none.';
  end if;
  perform set_config('cortex.missing', '', true);
  -- Another migration may be at this file, perhaps for another schema: neither is to mistake the other's work for something missing.
  perform pg_advisory_xact_lock(hashtextextended('cortex-utils: requirements', 0));
end;
$scheduler$;

-- Tables are looked for in pg_class, as to_regclass fails where the role may not use the schema.
do $leftovers$
declare
  schema_name constant text := '${flyway:defaultSchema}';
  taken       text;
begin
  select string_agg(relname, ', ' order by relname) into taken
  from pg_class
  where relnamespace = to_regnamespace(quote_ident(schema_name)) and relname ~ '^cortex_' and relname <> 'cortex_replay_source'
    and relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition
    -- A migration that is under way, or was broken off, has its history.
    and not exists (
      select from pg_class as history where history.relnamespace = pg_class.relnamespace and history.relname = 'cortex_schema_history');
  if taken is not null then
    raise exception 'schema % holds tables of cortex-utils without their history: %', quote_ident(schema_name), taken
      using errcode = 'QX003', hint = 'Restore cortex_schema_history, drop them, or install cortex-utils in another schema: --schema NAME.';
  end if;
end;
$leftovers$;

-- A queue that is there already, plain or partitioned and with columns of its own, is adopted as it is.
do $queue$
declare
  schema_name constant text := '${flyway:defaultSchema}';
  queue_oid   constant oid := (select oid from pg_class where relnamespace = to_regnamespace(quote_ident(schema_name)) and relname = 'queue');
  queue_owner oid;
  unusable    text;
begin
  if queue_oid is null then
    return;
  end if;

  if (select relkind from pg_class where oid = queue_oid) not in ('r', 'p') then
    raise exception 'queue in schema % is not a table', schema_name
      using errcode = 'QX003', hint = 'Install cortex-utils in another schema: --schema NAME.';
  end if;

  select string_agg(format('%s %s', needed.name, needed.types[1]), ', ' order by needed.place) into unusable
  from (values
      (1, 'id', array['bigint', 'integer']),
      (2, 'queue_name', array['text', 'character varying']),
      (3, 'payload', array['jsonb']),
      (4, 'status', array['text', 'character varying']),
      (5, 'attempts', array['integer', 'bigint', 'smallint']),
      (6, 'max_attempts', array['integer', 'bigint', 'smallint']),
      (7, 'last_error', array['text', 'character varying']),
      (8, 'created_at', array['timestamp with time zone']),
      (9, 'claimed_at', array['timestamp with time zone']),
      (10, 'completed_at', array['timestamp with time zone'])
    ) as needed (place, name, types)
    left join pg_attribute on attrelid = queue_oid and attname = needed.name and not attisdropped
  where attname is null or format_type(atttypid, null) <> all (needed.types);
  if unusable is not null then
    raise exception 'queue in schema % cannot be adopted: missing or of another type: %', schema_name, unusable
      using errcode = 'QX003', hint = 'Give the table these columns, or install cortex-utils in another schema: --schema NAME.';
  end if;

  select relowner into queue_owner from pg_class where oid = queue_oid;
  if not pg_has_role(queue_owner, 'usage') then
    raise exception 'queue in schema % belongs to role %, not to %', schema_name, queue_owner::regrole, quote_ident(current_user)
      using errcode = 'QX003',
        hint = format('Migrate as %s, or run as a superuser: grant %s to %I;', queue_owner::regrole, queue_owner::regrole, current_user);
  end if;
end;
$queue$;

-- A dead_letter that is there already is adopted: its rows and columns stay, columns and indexes are added.
do $dead_letter$
declare
  schema_name     constant text := '${flyway:defaultSchema}';
  dead_letter_oid constant oid := (select oid from pg_class where relnamespace = to_regnamespace(quote_ident(schema_name)) and relname = 'dead_letter');
  letter_owner    oid;
  unusable        text;
  find_duplicates text;
  has_duplicates  boolean;
begin
  if dead_letter_oid is null then
    return;
  end if;

  if (select relkind from pg_class where oid = dead_letter_oid) <> 'r' then
    raise exception 'dead_letter in schema % is not an ordinary table', schema_name
      using errcode = 'QX003', hint = 'Install cortex-utils in another schema: --schema NAME.';
  end if;

  select string_agg(format('%s %s', needed.name, needed.types[1]), ', ' order by needed.place) into unusable
  from (values
      (1, 'id', array['bigint', 'integer'], true),
      (2, 'original_id', array['bigint', 'integer'], true),
      (3, 'queue_name', array['text', 'character varying'], true),
      (4, 'payload', array['jsonb'], true),
      (5, 'attempts', array['integer', 'bigint', 'smallint'], true),
      (6, 'last_error', array['text', 'character varying'], true),
      (7, 'created_at', array['timestamp with time zone'], true),
      (8, 'failed_at', array['timestamp with time zone'], true),
      (9, 'archived_from_partition', array['text', 'character varying'], true),
      (10, 'retried_at', array['timestamp with time zone'], false),
      (11, 'retried_as', array['bigint'], false),
      (12, 'job', array['jsonb'], false)
    ) as needed (place, name, types, required)
    left join pg_attribute on attrelid = dead_letter_oid and attname = needed.name and not attisdropped
  where (attname is null and needed.required) or format_type(atttypid, null) <> all (needed.types);
  if unusable is not null then
    raise exception 'dead_letter in schema % cannot be adopted: missing or of another type: %', schema_name, unusable
      using errcode = 'QX003', hint = 'Give the table these columns, or install cortex-utils in another schema: --schema NAME.';
  end if;

  select relowner into letter_owner from pg_class where oid = dead_letter_oid;
  if not pg_has_role(letter_owner, 'usage') then
    raise exception 'dead_letter in schema % belongs to role %, not to %', schema_name, letter_owner::regrole, quote_ident(current_user)
      using errcode = 'QX003',
        hint = format('Migrate as %s, or run as a superuser: grant %s to %I;', letter_owner::regrole, letter_owner::regrole, current_user);
  end if;

  find_duplicates := format('select original_id, created_at, count(*) from %I.dead_letter group by 1, 2 having count(*) > 1', schema_name);
  execute format('select exists (%s)', find_duplicates) into has_duplicates;
  if has_duplicates then
    raise exception 'dead_letter in schema % holds some jobs twice', schema_name
      using errcode = 'QX003', hint = format('Keep one letter of each job that this finds: %s;', find_duplicates);
  end if;
end;
$dead_letter$;

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

do $schema$
declare
  schema_name constant text := '${flyway:defaultSchema}';
  schema_oid  constant oid := to_regnamespace(quote_ident(schema_name));
  missing     text := '';
begin
  if schema_oid is null then
    if not has_database_privilege(current_database(), 'create') then
      missing := format(E'create schema %I authorization %I;\n', schema_name, current_user);
    end if;
  else
    if not has_schema_privilege(schema_oid, 'usage') or not has_schema_privilege(schema_oid, 'create') then
      missing := format(E'grant usage, create on schema %I to %I;\n', schema_name, current_user);
    end if;
    if not has_schema_privilege(case when to_regrole('cortex_viewer') is null then 'public' else 'cortex_viewer' end, schema_oid, 'usage')
        and not has_schema_privilege(schema_oid, 'usage with grant option') then
      missing := missing || format(E'grant usage on schema %I to cortex_viewer;\n', schema_name);
    end if;
  end if;
  perform set_config('cortex.missing', current_setting('cortex.missing') || missing, true);
end;
$schema$;

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
          || case when current_setting('cortex.missing') ~ '(pg_|schema )cron\M'
            then '; to do without pg_cron: "cortex-utils db migrate --scheduler none".' else '.' end;
  end if;
end;
$report$;
