create or replace function cortex_retry_failed(
  job_id        bigint default null,
  in_queue      text default null,
  failed_within interval default null,
  error_matches text default null,
  everything    boolean default false,
  batch_size    integer default 10000,
  dry_run       boolean default false
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  matching constant text := 'job.status = ''failed''
    and ($2 is null or job.id = $2)
    and ($3 is null or job.queue_name = $3)
    and ($4 is null or coalesce(job.completed_at, job.claimed_at, job.created_at) > now() - $4)
    and ($5 is null or strpos(lower(job.last_error), lower($5)) > 0)' || cortex__without_letter();
  -- last_error stays as the record of what happened until the next failure.
  changes  constant text := 'status = ''pending'', claimed_at = null, completed_at = null,
    max_attempts = case when cortex__may_try_again(job.attempts::integer, job.max_attempts::integer) then job.max_attempts
      else coalesce(job.attempts, 0) + 1 end';
  -- A recount of queue will not see that they failed.
  noted    constant text := ', failed as (
      insert into cortex_throughput_change (queue_name, bucket_start, failed)
      select queue_name, date_bin(''5 minutes'', ended_at, ''epoch''), count(*) from changed
      where queue_name is not null and ended_at between ''0001-01-01'' and ''9999-12-31'' group by 1, 2
    ), retried as (
      insert into cortex_throughput_change (queue_name, bucket_start, retried)
      select queue_name, date_bin(''5 minutes'', $6, ''epoch''), count(*) from changed where queue_name is not null group by 1
    )';
  started  constant timestamptz := clock_timestamp();
  retried  bigint;
begin
  perform cortex__check_filter('failed_within', failed_within, error_matches);
  perform cortex__check_row_limit('batch_size', batch_size);
  if everything is null or dry_run is null then
    raise exception 'everything and dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if not everything and num_nonnulls(job_id, in_queue, failed_within, error_matches) = 0 then
    raise exception 'nothing says which failed jobs to retry'
      using errcode = 'QX002', hint = 'Give an id, a queue, a time or an error; for all of them: --all, or everything => true.';
  end if;

  execute case when dry_run then 'select count(*) from queue as job where ' || matching
      -- A caller who asks for one job waits for whoever changes it now, and then hears what became of it.
      else cortex__change_jobs_statement(matching, changes, case when job_id is null then 'skip locked' else '' end, noted) end
    into retried using batch_size, job_id, in_queue, failed_within, error_matches, now();

  if retried = 0 and job_id is not null then
    perform cortex__check_job_status(job_id, 'failed');
    perform cortex__check_no_letter(job_id);
  elsif retried > 0 and not dry_run then
    perform cortex__log_run(
      run => gen_random_uuid(), began => started, called_function => 'cortex_retry_failed', did => 'retried',
      to_what => coalesce('job ' || job_id, in_queue, 'all queues'), job_count => retried, archived_count => null,
      requeued_count => retried, byte_count => null, duration => clock_timestamp() - started,
      remark => nullif(concat_ws(', ', 'failed within ' || failed_within, 'error matches ' || error_matches), ''));
  end if;
  return retried;
end;
$function$;

comment on function cortex_retry_failed is
  'Makes failed jobs that are still in the queue pending again, under the same id, with one more attempt where they had used up all; last_error stays until the next failure. Up to batch_size (NULL: all) of those that match all filters, oldest first; returns how many. 0 means done. A job that another tool copied to dead_letter and left in the queue is left out: it is retried there. No filter at all is refused unless everything. A dry run returns how many match. For one job_id: not found is QX004; not failed, or a dead letter already, is QX002.';
revoke execute on function cortex_retry_failed from public;
grant execute on function cortex_retry_failed to cortex_operator;
