create or replace function cortex_cancel_jobs(
  job_id         bigint default null,
  in_queue       text default null,
  created_within interval default null,
  everything     boolean default false,
  batch_size     integer default 10000,
  dry_run        boolean default false
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  matching  constant text := 'job.status = ''pending''
    and ($2 is null or job.id = $2)
    and ($3 is null or job.queue_name = $3)
    and ($4 is null or job.created_at > now() - $4)';
  moment    constant timestamptz := now();
  started   constant timestamptz := clock_timestamp();
  cancelled bigint;
begin
  if created_within <= interval '0' or created_within > interval '1000 years' then
    raise exception 'created_within must be longer than 0 and at most 1000 years, got %', created_within
      using errcode = 'QX001', hint = 'For example: created_within => interval ''24 hours''; NULL for any time.';
  end if;
  perform cortex__check_row_limit('batch_size', batch_size);
  if everything is null or dry_run is null then
    raise exception 'everything and dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if not everything and num_nonnulls(job_id, in_queue, created_within) = 0 then
    raise exception 'nothing says which pending jobs to cancel'
      using errcode = 'QX002', hint = 'Give an id, a queue or a time; for all of them: --all, or everything => true.';
  end if;

  execute case when dry_run then 'select count(*) from queue as job where ' || matching
      -- A caller who asks for one job waits for whoever changes it now, and then hears what became of it.
      else cortex__change_jobs_statement(matching, 'status = ''cancelled'', completed_at = $5',
        case when job_id is null then 'skip locked' else '' end, noted => '') end
    into cancelled using batch_size, job_id, in_queue, created_within, moment;

  if cancelled = 0 and job_id is not null then
    perform cortex__check_job_status(job_id, 'pending');
  elsif cancelled > 0 and not dry_run then
    perform cortex__log_run(
      run => gen_random_uuid(), began => started, called_function => 'cortex_cancel_jobs', did => 'cancelled',
      to_what => coalesce('job ' || job_id, in_queue, 'all queues'), job_count => cancelled, archived_count => null,
      requeued_count => null, byte_count => null, duration => clock_timestamp() - started,
      remark => 'created within ' || created_within);
  end if;
  return cancelled;
end;
$function$;

comment on function cortex_cancel_jobs is
  'Cancels pending jobs, and no others: up to batch_size (NULL: all) of those that match all filters, oldest first; returns how many. 0 means done. No filter at all is refused unless everything. A dry run returns how many match. For one job_id: not found is QX004, not pending is QX002.';
revoke execute on function cortex_cancel_jobs from public;
grant execute on function cortex_cancel_jobs to cortex_operator;
