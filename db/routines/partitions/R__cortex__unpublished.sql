create or replace function cortex__unpublished(fresh regclass)
returns text
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
  select 'not published: ' || string_agg(format('alter publication %I add table %s;', pubname, fresh), ' ' order by pubname)
  from pg_publication
  where oid in (
      select prpubid from pg_publication_rel
      where prrelid in (select relid from pg_partition_tree('queue'::regclass) where level > 0))
    and oid not in (select prpubid from pg_publication_rel where prrelid in ('queue'::regclass, fresh))
    and not puballtables;
$function$;

comment on function cortex__unpublished is
  'Says how to add a new partition to the publications that name partitions of queue one by one; NULL when there are none.';
revoke execute on function cortex__unpublished from public;
