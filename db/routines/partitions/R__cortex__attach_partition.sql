create or replace function cortex__attach_partition(partition_name text, lower_bound timestamptz, upper_bound timestamptz)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
set lock_timeout = '3s'
as $function$
declare
  scan_limit     constant bigint := pg_size_bytes('32 MB');
  default_name   text;
  default_bytes  bigint;
  queue_owner    text;
begin
  select child.partition_name, (select sum(pg_relation_size(relid)) from pg_partition_tree(child.partition::regclass))
  into default_name, default_bytes
  from cortex__partitions() as child
  where is_default;
  if default_bytes > scan_limit then
    raise exception 'the default partition % is % large, and would be read while workers wait: move its jobs out first',
      default_name, pg_size_pretty(default_bytes);
  elsif default_name is not null then
    -- Without a default partition only DDL is waited for and no worker waits behind us; with one, workers do.
    perform set_config('lock_timeout', '75ms', true);
  end if;

  -- Not PARTITION OF, which would lock out every worker. No IDENTITY: ATTACH refuses it, and gives it itself from 17 on.
  execute format(
    'create table %1$I.%2$I (like %1$I.queue including defaults including constraints including indexes
       including storage including generated including compression)%3$s',
    '${flyway:defaultSchema}', partition_name, cortex__partition_storage());

  select relowner::regrole::text into queue_owner from pg_class where oid = cortex__partitioned_queue();
  execute format('alter table %I.%I owner to %s', '${flyway:defaultSchema}', partition_name, queue_owner);

  execute format('alter table %1$I.queue attach partition %1$I.%2$I for values from (%3$L) to (%4$L)',
    '${flyway:defaultSchema}', partition_name, lower_bound, upper_bound);
end;
$function$;

comment on function cortex__attach_partition is
  'Creates a partition of queue like queue and its newest partition, owned by the owner of queue, and attaches it while workers go on.';
revoke execute on function cortex__attach_partition from public;
