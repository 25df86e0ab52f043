create or replace function cortex__check_bucket(bucket interval, since interval)
returns void
language plpgsql
immutable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
begin
  -- Months are of no fixed length, and what is shorter than five minutes was never counted.
  if bucket is null or bucket <= interval '0' or date_trunc('month', bucket) <> interval '0'
      or mod(extract(epoch from bucket), 300) <> 0 then
    raise exception 'bucket must be a multiple of 5 minutes, got %', coalesce(bucket::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: bucket => interval ''1 hour'', or interval ''1 day''.';
  end if;
  if extract(epoch from since) / extract(epoch from bucket) > 100000 then
    raise exception 'that is more than 100000 buckets of % in %', bucket, since
      using errcode = 'QX001', hint = 'Ask for longer buckets or a shorter time.';
  end if;
end;
$function$;

comment on function cortex__check_bucket is 'Refuses buckets that cannot be had. Raises QX001.';
revoke execute on function cortex__check_bucket from public;
