-- A queue that is there already, plain or partitioned and with columns of its own, is adopted as it is.
do $queue$
declare
  schema_name constant text := '${flyway:defaultSchema}';
  queue_oid   constant oid := to_regclass(format('%I.queue', schema_name));
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

do $create$
begin
  if to_regclass(format('%I.queue', '${flyway:defaultSchema}')) is not null then
    return;
  end if;

  create table "${flyway:defaultSchema}".queue (
    id           bigserial,
    queue_name   text not null,
    payload      jsonb not null,
    status       text not null default 'pending',
    attempts     int default 0,
    max_attempts int default 3,
    last_error   text,
    created_at   timestamptz default now(),
    claimed_at   timestamptz,
    completed_at timestamptz,
    constraint valid_status check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
    primary key (id, created_at)
  ) partition by range (created_at);

  create index idx_queue_pending on "${flyway:defaultSchema}".queue (queue_name, status, created_at) where status = 'pending';
  create index idx_queue_processing on "${flyway:defaultSchema}".queue (queue_name, claimed_at) where status = 'processing';
  create index cortex_queue_failed on "${flyway:defaultSchema}".queue (queue_name, created_at) where status = 'failed';
end;
$create$;
