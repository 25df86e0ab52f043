create or replace function cortex__copy_replica_identity(model regclass, fresh regclass)
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  identity   constant "char" := (select relreplident from pg_class where oid = model);
  index_name text;
begin
  if identity = 'i' then
    -- The one that belongs to the same index of queue.
    select relname into index_name
    from pg_index as model_index
      join pg_inherits as model_link on model_link.inhrelid = model_index.indexrelid
      join pg_inherits as fresh_link on fresh_link.inhparent = model_link.inhparent
      join pg_index as fresh_index on fresh_index.indexrelid = fresh_link.inhrelid and fresh_index.indrelid = fresh
      join pg_class on pg_class.oid = fresh_index.indexrelid
    where model_index.indrelid = model and model_index.indisreplident;
    if index_name is null then
      return format('its replica identity is the primary key, as that of %s is an index that queue does not have', model);
    end if;
    execute format('alter table %s replica identity using index %I', fresh, index_name);
  elsif identity <> 'd' then
    execute format('alter table %s replica identity %s', fresh, case identity when 'f' then 'full' else 'nothing' end);
  end if;
  return null;
end;
$function$;

comment on function cortex__copy_replica_identity is
  'Gives a partition the replica identity of another; by index, the index that belongs to the same one of queue. Returns what could not be done, or NULL.';
revoke execute on function cortex__copy_replica_identity from public;
