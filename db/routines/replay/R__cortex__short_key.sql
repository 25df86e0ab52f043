create or replace function cortex__short_key(replay_key text)
returns text
language sql
immutable
parallel safe
as $function$
  -- Pins no search_path, or it could not be inlined; its callers do.
  -- No key ends like this.
  select case when octet_length(replay_key) > 200 then md5(replay_key) || '#' else replay_key end;
$function$;

comment on function cortex__short_key is
  'A key of cortex__replay_key for an array, which holds no more than a gigabyte: hashed where it is long.';
revoke execute on function cortex__short_key from public;
