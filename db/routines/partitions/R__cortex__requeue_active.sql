create or replace function cortex__requeue_active(partition oid)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  columns      text;
  fresh_values text;
  state        text;
  moved        bigint;
  total        bigint := bigint '0';
begin
  select string_agg(format('%I', attname), ', ' order by attnum),
    string_agg(case attname when 'created_at' then 'now()' when 'status' then '''pending''' when 'claimed_at' then 'null'
      else format('job.%I', attname) end, ', ' order by attnum)
  into columns, fresh_values
  from pg_attribute
  where attrelid = 'queue'::regclass and attnum > 0 and not attisdropped and attgenerated = '';

  -- Processing jobs last: a worker that finishes one of them waits for us from here on, one that claims a pending job does not.
  foreach state in array array['pending', 'processing'] loop
    execute format(
      'with chosen as (
         select id, created_at from %1$s where status = $1 for update skip locked
       ), job as (
         delete from %1$s as old using chosen where old.id = chosen.id and old.created_at = chosen.created_at returning old.*
       )
       insert into queue (%2$s) overriding system value select %3$s from job',
      partition::regclass, columns, fresh_values)
      using state;
    get diagnostics moved = row_count;
    total := total + moved;
  end loop;
  return jsonb_build_object('requeued', total);
exception when others then
  return jsonb_build_object('action', 'postponed', 'detail', 'could not requeue its active jobs: ' || sqlerrm);
end;
$function$;

comment on function cortex__requeue_active is
  'Moves the pending and processing jobs of a partition to the current one, as pending. Jobs that a worker has locked stay. Returns how many (requeued), or the action that trouble leads to.';
revoke execute on function cortex__requeue_active from public;
