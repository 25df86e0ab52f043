create or replace function cortex__without_marks(job_payload jsonb)
returns jsonb
language sql
immutable
parallel safe
as $function$
  -- Pins no search_path, or it could not be inlined; its callers do.
  select case when job_payload @> '{"replay": true}' and jsonb_typeof(job_payload -> 'replay_id') = 'number' then job_payload - '{replay,replay_id}'::text[] else job_payload end;
$function$;

comment on function cortex__without_marks is
  'A payload as it was before a replay marked it, with "replay": true and a number as "replay_id"; any other as it is, arrays and scalars included. One of the keys alone, or another value of either, is the job''s own.';
revoke execute on function cortex__without_marks from public;
