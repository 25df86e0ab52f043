create or replace function cortex__partition_warnings()
returns table (warning text, remedy text)
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  lacking text;
  asked   cortex_schedule_settings;
begin
  if cortex__queue_has_days() then
    select string_agg(missing.partition_name, ', ' order by missing.partition_name) into lacking
    from cortex_create_partitions(premake_days => 1, dry_run => true) as missing
    where missing.action = 'would create';
    if lacking is not null then
      return query select 'queue lacks partitions for today or tomorrow (UTC), without which nothing can be enqueued: ' || lacking,
        format('select * from %I.cortex_create_partitions();', '${flyway:defaultSchema}');
    end if;
  elsif exists (select from pg_class where oid = to_regclass('"${flyway:defaultSchema}".queue') and relkind = 'r') then
    select * into asked from cortex_schedule_settings;
    return query select 'queue is one plain table: pg_cron gets no jobs for partitions until it has some' || case when found then
        format('; they will then keep jobs for %s days and create partitions for %s days ahead, as asked for last', asked.retained_days, asked.premade_days)
        else '' end,
      cortex__command('migrate-queue --dry-run');
  else
    return query select 'queue is not partitioned by RANGE (created_at): pg_cron gets no jobs for its partitions', null::text;
  end if;
end;
$function$;

comment on function cortex__partition_warnings is 'Why pg_cron has no jobs for partitions, or which partition is lacking already.';
revoke execute on function cortex__partition_warnings from public;
