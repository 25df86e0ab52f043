create or replace function cortex__attach_partition(
  partition_name text, lower_bound timestamptz, upper_bound timestamptz, out fresh regclass, out remark text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
set lock_timeout = '1s'
as $function$
declare
  newest      constant oid := cortex__newest_partition();
  queue_table constant regclass := cortex__partitioned_queue();
begin
  if cortex__attach_locks() > 0 then
    perform set_config('lock_timeout', cortex__share_of_wait(cortex__attach_locks()), true);
  end if;

  -- Written to once other tables are locked, when nothing may be waited for.
  lock table cortex_run_log, cortex_partition_task in row exclusive mode;
  -- Not PARTITION OF, which would lock out every worker. No IDENTITY: ATTACH refuses it, and gives it itself from 17 on.
  execute format(
    'create table %1$I.%2$I (like %1$I.queue including defaults including constraints including indexes
       including storage including generated including compression)%3$s',
    '${flyway:defaultSchema}', partition_name, cortex__storage_clause(newest, queue_table));
  fresh := format('%I.%I', '${flyway:defaultSchema}', partition_name)::regclass;
  execute format('alter table %s owner to %s', fresh, (select relowner::regrole from pg_class where oid = queue_table));
  execute format('alter table %s attach partition %s for values from (%L) to (%L)', queue_table, fresh, lower_bound, upper_bound);
  if newest is not null then
    perform cortex__copy_privileges(newest, fresh), cortex__copy_row_security(newest, fresh), cortex__copy_comments(newest, fresh);
    remark := cortex__copy_replica_identity(newest, fresh);
  end if;
  remark := nullif(concat_ws('; ', remark, cortex__unpublished(fresh)), '');
end;
$function$;

comment on function cortex__attach_partition is
  'Creates a partition of queue and attaches it while workers go on. It is like queue in columns and indexes, like its newest sibling in storage options, privileges, row security, comments and replica identity, with a remark on what that lacks, and belongs to the owner of queue. Raises lock_not_available.';
revoke execute on function cortex__attach_partition from public;
