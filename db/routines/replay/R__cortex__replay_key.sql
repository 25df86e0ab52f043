create or replace function cortex__replay_key(job_payload jsonb)
returns text
language sql
immutable
parallel safe
as $function$
  -- Pins no search_path, or it could not be inlined; its callers do.
  -- Two spaces of names: a gmail_id may look like anything. Hashed, as payloads may be large, and an array holds no more than a gigabyte.
  select coalesce('email ' || nullif(job_payload ->> 'gmail_id', ''), 'payload ' || md5(cortex__without_marks(job_payload)::text), 'nothing');
$function$;

comment on function cortex__replay_key is
  'What a job is about, for any payload there is: the email of its gmail_id (text or number; not empty), or else the payload as a whole, without the marks of a replay. Jobs of the same key are the same job to a replay.';
revoke execute on function cortex__replay_key from public;
