create or replace function cortex_retry_dead_letters(
  letter_id     bigint default null,
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
-- Stamp by index: a hash join would read the whole of dead_letter for each batch.
set enable_hashjoin = off
set enable_mergejoin = off
set work_mem = '32MB'
-- As the column job was written.
set lc_monetary = 'C'
-- Defaults are written out, and read again.
set datestyle = 'ISO, YMD'
as $function$
declare
  matching constant text := 'letter.retried_at is null
    and ($1 is null or letter.id = $1)
    and ($2 is null or letter.queue_name = $2)
    and ($3 is null or letter.failed_at > now() - $3)
    and ($4 is null or strpos(lower(letter.last_error), lower($4)) > 0)';
  started  constant timestamptz := clock_timestamp();
  retried  bigint;
  violated text;
begin
  perform cortex__check_letter_filter(failed_within, error_matches);
  perform cortex__check_row_limit('batch_size', batch_size);
  if everything is null or dry_run is null then
    raise exception 'everything and dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if not everything and num_nonnulls(letter_id, in_queue, failed_within, error_matches) = 0 then
    raise exception 'nothing says which dead letters to retry'
      using errcode = 'QX002', hint = 'Give an id, a queue, a time or an error; for all of them: --all, or everything => true.';
  end if;

  if dry_run then
    execute 'select count(*) from dead_letter as letter where ' || matching
      into retried using letter_id, in_queue, failed_within, error_matches;
  else
    -- A caller who asks for one letter waits for whoever retries it now, and then hears that it was retried.
    execute cortex__retry_statement(matching, case when letter_id is null then 'skip locked' else '' end)
      using letter_id, in_queue, failed_within, error_matches, batch_size;
    get diagnostics retried = row_count;
  end if;

  if retried = 0 and letter_id is not null then
    perform cortex__check_letter_waits(letter_id);
  elsif retried > 0 and not dry_run then
    perform cortex__log_run(
      run => gen_random_uuid(), began => started, called_function => 'cortex_retry_dead_letters', did => 'retried',
      to_what => coalesce('dead letter ' || letter_id, in_queue, 'all queues'), job_count => retried, archived_count => null,
      requeued_count => retried, byte_count => null, duration => clock_timestamp() - started,
      remark => nullif(concat_ws(', ', 'failed within ' || failed_within, 'error matches ' || error_matches), ''));
  end if;
  return retried;
exception
  when check_violation then
    get stacked diagnostics violated = constraint_name;
    if violated <> '' then
      raise;
    end if;
    raise exception 'queue has no partition for today'
      using errcode = 'QX002', hint = format('Run "%s" or select * from %I.cortex_create_partitions();', cortex__command('partitions maintain'), '${flyway:defaultSchema}');
end;
$function$;

comment on function cortex_retry_dead_letters is
  'Enqueues dead letters again as new jobs (attempts 0, created now, the same payload, max_attempts and columns of this deployment) and stamps them retried_at and retried_as: up to batch_size of those that match all filters, oldest letter of each queue first; returns how many. 0 means done. A letter is retried once, whoever races. No filter at all is refused unless everything. A dry run returns how many match. For one letter_id: not found is QX004, retried before is QX002.';
revoke execute on function cortex_retry_dead_letters from public;
grant execute on function cortex_retry_dead_letters to cortex_operator;
