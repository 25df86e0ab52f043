-- A dead_letter that is there already is adopted: its rows and columns stay, columns and indexes are added.
do $dead_letter$
declare
  schema_name     constant text := '${flyway:defaultSchema}';
  dead_letter_oid constant oid := to_regclass(format('%I.dead_letter', schema_name));
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

create table if not exists "${flyway:defaultSchema}".dead_letter (
  id                      bigserial primary key,
  original_id             bigint not null,
  queue_name              text not null,
  payload                 jsonb not null,
  attempts                int not null,
  last_error              text,
  created_at              timestamptz not null,
  failed_at               timestamptz not null,
  archived_from_partition text not null
);

create index if not exists idx_dead_letter_queue on "${flyway:defaultSchema}".dead_letter (queue_name, failed_at desc);

alter table "${flyway:defaultSchema}".dead_letter
  add column if not exists retried_at timestamptz,
  add column if not exists retried_as bigint,
  add column if not exists job jsonb;

create unique index if not exists cortex_dead_letter_original_key on "${flyway:defaultSchema}".dead_letter (original_id, created_at);

-- Retry picks its batches here: what was retried before is not in the index, so later batches cost no more than the first.
create index if not exists cortex_dead_letter_waiting on "${flyway:defaultSchema}".dead_letter (queue_name, id) where retried_at is null;
create index if not exists cortex_dead_letter_failed_at on "${flyway:defaultSchema}".dead_letter (failed_at);

comment on column "${flyway:defaultSchema}".dead_letter.retried_at is 'When the job was enqueued again; NULL while it waits.';
comment on column "${flyway:defaultSchema}".dead_letter.retried_as is 'The id in queue that the job was enqueued again as.';
comment on column "${flyway:defaultSchema}".dead_letter.job is
  'The columns of queue that dead_letter has none for (max_attempts, claimed_at, completed_at and those of the deployment); NULL in rows that others archived.';
