create or replace function cortex__without_marks(job_payload jsonb)
returns jsonb
language sql
immutable
parallel safe
as $function$
  -- Pins no search_path, or it could not be inlined; its callers do.
  -- A key of these names that holds anything else is the job's own.
  select case
    when job_payload ? 'replay' and job_payload @> '{"replay": true}' and jsonb_typeof(job_payload -> 'replay_id') = 'number'
    then job_payload - '{replay,replay_id}'::text[] else job_payload
  end;
$function$;

comment on function cortex__without_marks is
  'A payload as it was before a replay marked it ("replay": true and a numeric "replay_id"); any other as it is, arrays and scalars included.';
revoke execute on function cortex__without_marks from public;
