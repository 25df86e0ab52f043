create or replace function cortex_retry_dead_letters(
  letter_id       bigint default null,
  in_queue        text default null,
  archived_within interval default null,
  error_matches   text default null,
  everything      boolean default false,
  batch_size      integer default 10000,
  dry_run         boolean default false,
  after_id        bigint default null
)
returns table (id bigint, queue_name text, retried_as bigint, refusal text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Stamp by index: a hash join would read the whole of dead_letter for each batch.
set enable_hashjoin = off
set enable_mergejoin = off
set work_mem = '32MB'
set jit = off
-- As the column job was written.
set lc_monetary = 'C'
set timezone = 'UTC'
-- Defaults are written out, and read again.
set datestyle = 'ISO, YMD'
set intervalstyle = 'postgres'
set extra_float_digits = 1
as $function$
declare
  started  constant timestamptz := clock_timestamp();
  bucket   constant timestamptz := date_bin('5 minutes', now(), 'epoch');
  letters  bigint[];
  queues   text[];
  jobs     bigint[];
  arrivals bigint[];
  refusals text[];
  refused  integer;
begin
  perform cortex__check_filter('archived_within', archived_within, error_matches);
  perform cortex__check_row_limit('batch_size', batch_size);
  if everything is null or dry_run is null then
    raise exception 'everything and dry_run must not be NULL' using errcode = 'QX001', hint = 'Give true or false.';
  end if;
  if not everything and num_nonnulls(letter_id, in_queue, archived_within, error_matches) = 0 then
    raise exception 'nothing says which dead letters to retry'
      using errcode = 'QX002', hint = 'Give an id, a queue, a time or an error; for all of them: --all, or everything => true.';
  end if;

  -- A caller who asks for one letter waits for whoever retries it now, and then hears that it was retried.
  execute format(
    'select array_agg(waiting.id), array_agg(waiting.queue_name)
     from (
       select letter.id, letter.queue_name::text from dead_letter as letter
       where letter.retried_at is null
         and ($1 is null or letter.id = $1)
         and ($2 is null or letter.queue_name = $2)
         and ($3 is null or letter.failed_at > $3)
         and ($4 is null or strpos(lower(letter.last_error), lower($4)) > 0)
         and ($5 is null or letter.id > $5)
       order by letter.id limit $6 %s) as waiting',
    case when dry_run then '' when letter_id is null then 'for update skip locked' else 'for update' end)
    into letters, queues using letter_id, in_queue, now() - archived_within, error_matches, after_id, batch_size;

  if letters is null then
    if letter_id is not null then
      perform cortex__check_letter_waits(letter_id);
    end if;
    return;
  end if;

  perform cortex__check_partition();
  if not dry_run then
    perform cortex__check_constraints_at_once();
    jobs := cortex__new_job_ids(cardinality(letters));
  end if;
  select done.arrivals, done.refusals into arrivals, refusals
  from cortex__retry_in_parts(case when dry_run then cortex__rehearsal_statement() else cortex__retry_statement() end, letters, jobs) as done;

  if not dry_run then
    refused := cardinality(letters) - cardinality(array_remove(arrivals, null));
    insert into cortex_throughput_change (queue_name, bucket_start, retried)
    select done.queue_name, bucket, count(*)
    from (select unnest(queues), unnest(arrivals)) as done (queue_name, job)
    where done.queue_name is not null and done.job is not null
    group by 1;
    perform cortex__log_run(
      run => gen_random_uuid(), began => started, called_function => 'cortex_retry_dead_letters', did => 'retried',
      to_what => coalesce('dead letter ' || letter_id, in_queue, 'all queues'), job_count => cardinality(letters) - refused,
      archived_count => null, requeued_count => cardinality(letters) - refused, byte_count => null, duration => clock_timestamp() - started,
      remark => nullif(concat_ws(', ', 'archived within ' || archived_within, 'error matches ' || error_matches, nullif(refused, 0) || ' refused'), ''));
  end if;
  -- Not unnest(letters, queues, …), which writes each array to a store of its own first.
  return query select unnest(letters), unnest(queues), unnest(arrivals), unnest(refusals);
end;
$function$;

comment on function cortex_retry_dead_letters is
  'Enqueues dead letters again as new jobs (attempts 0, created now, the same payload, max_attempts and columns of this deployment) and stamps them retried_at and retried_as: up to batch_size of those that match all filters, by id, beginning after after_id. Returns a row for each: the job that it became (retried_as), or why it could not be enqueued (refusal), which keeps none of the others back. Go on with after_id => the last id; no rows means done. What concerns all letters, such as no partition for today (QX002), is raised, and none of the batch is retried. A letter is retried once, whoever races. No filter at all is refused unless everything. A dry run changes nothing, takes no locks, and foretells what the types of columns, NOT NULL and CHECK would refuse (the latter two not where triggers may change a job before it is inserted); not what keys and triggers would. For one letter_id: not found is QX004, retried before is QX002.';
revoke execute on function cortex_retry_dead_letters from public;
grant execute on function cortex_retry_dead_letters to cortex_operator;
