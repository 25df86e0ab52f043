create or replace function cortex__jobs_outside_legacy()
returns text
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  bearable constant integer := 10000;
  found_jobs integer;
begin
  execute format('select count(*) from (select from queue where created_at >= $1 limit %s) as job', bearable + 1)
    into found_jobs using (select wide_until from cortex__current_migration());
  if found_jobs > bearable then
    raise exception 'more than % jobs are in newer partitions than queue_legacy', bearable
      using errcode = 'QX002',
        hint = format('The attach strategy can be undone only until its bound; keep the partitions: "%s" ends the move.', cortex__command('migrate-queue --drop-old'));
  end if;
  return null;
end;
$function$;

comment on function cortex__jobs_outside_legacy is
  'Raises QX002 when the other partitions hold too many jobs to be moved into queue_legacy under a lock; NULL otherwise.';
revoke execute on function cortex__jobs_outside_legacy from public;
