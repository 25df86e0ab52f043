-- Where the functions of the schema are not those of the files: asked by "db migrate" before it changes anything, and by "db validate",
-- with pg_catalog alone as search_path. The four arrays are the files: name, body, whether it was ever applied, and whether it was
-- applied as it is now. One row each: the function, what is wrong with it, and the statement that mends it, or null where
-- applying the file again does.
with installation as (
  select coalesce(
    (select relowner from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = '${flyway:defaultSchema}' and relname = 'cortex_schema_history'),
    (select oid from pg_roles where rolname = current_user)) as owner
), file as (
  select * from unnest(?::text[], ?::text[], ?::boolean[], ?::boolean[]) as file (name, body, is_known, is_current)
), there as (
  select proname, prosrc, proowner, format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid)) as signature,
    exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) as for_all
  from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
  where nspname = '${flyway:defaultSchema}'
), compared as (
  select name, is_known, is_current, count(signature) as times, bool_or(for_all) as for_all, bool_and(prosrc = body) as is_same,
    string_agg(signature, ', ' order by signature) as signatures,
    string_agg(format('drop routine %s;', signature), ' ' order by signature) as drop_all,
    string_agg(format('drop routine %s;', signature), ' ' order by signature) filter (where prosrc <> body) as drop_others,
    string_agg(format('alter routine %s owner to %I;', signature, pg_get_userbyid(owner)), ' ') filter (where proowner <> owner) as take_over
  from file cross join installation left join there on proname = name
  group by name, is_known, is_current
), judged as (
  select name, case
      -- Flyway notes a file in a transaction of its own, so a migration that was killed may have left one that is ours all the same.
      when times > 0 and not is_known and not is_same then array['is not of cortex-utils: ' || signatures, drop_all]
      when times > 1 then array[format('is there %s times: %s', times, signatures), coalesce(drop_others, drop_all)]
      when take_over is not null then array['belongs to another role than the installation', take_over]
      -- A file that has changed is applied again anyway.
      when not is_current then null
      when times = 0 then array['missing', null]
      when not is_same then array['changed by hand', null]
      when for_all then array['PUBLIC may call it', null]
    end as finding
  from compared
)
select name, finding[1], finding[2] from judged where finding is not null order by name;
