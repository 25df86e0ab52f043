create or replace function cortex_purge_dead_letters(
  older_than interval,
  in_queue   text default null,
  batch_size integer default 10000,
  dry_run    boolean default false
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  purged  bigint;
  started timestamptz := clock_timestamp();
begin
  if older_than is null or older_than < interval '0' or older_than > interval '1000 years' then
    raise exception 'older_than must be between 0 and 1000 years, got %', coalesce(older_than::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: older_than => interval ''30 days''.';
  end if;
  perform cortex__check_row_limit('batch_size', batch_size);

  if dry_run is null then
    raise exception 'dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  elsif dry_run then
    return (
      select count(*) from dead_letter as letter
      where letter.failed_at < now() - older_than and (in_queue is null or letter.queue_name = in_queue));
  end if;

  with expired as (
    select letter.id from dead_letter as letter
    where letter.failed_at < now() - older_than and (in_queue is null or letter.queue_name = in_queue)
    order by letter.failed_at
    limit batch_size
    for update skip locked
  )
  delete from dead_letter as letter using expired where letter.id = expired.id;
  get diagnostics purged = row_count;

  if purged > 0 then
    perform cortex__log_run(
      run => gen_random_uuid(), began => started, called_function => 'cortex_purge_dead_letters', did => 'purged',
      to_what => coalesce(in_queue, 'all queues'), job_count => purged, archived_count => null,
      requeued_count => null, byte_count => null, duration => clock_timestamp() - started,
      remark => format('archived more than %s ago', older_than));
  end if;
  return purged;
end;
$function$;

comment on function cortex_purge_dead_letters is
  'Deletes up to batch_size dead letters, retried or not, that were archived longer than older_than ago; returns how many. 0 means done; batch_size NULL deletes all at once. A dry run returns how many there are.';
revoke execute on function cortex_purge_dead_letters from public;
