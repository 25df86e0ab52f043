create or replace function cortex__replay_key(job_payload jsonb)
returns text
language sql
immutable
parallel safe
as $function$
  -- Pins no search_path, or it could not be inlined; its callers do.
  -- An id may look like anything, but no JSON ends like this.
  select coalesce(nullif(job_payload ->> 'gmail_id', '') || '@', cortex__without_marks(job_payload)::text, '');
$function$;

comment on function cortex__replay_key is
  'What a job is about, for any payload there is: the email of its gmail_id (text or number; not empty), or else the payload as a whole, without the marks of a replay. Jobs of one key are the same to a replay.';
revoke execute on function cortex__replay_key from public;
