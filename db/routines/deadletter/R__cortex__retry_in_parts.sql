create or replace function cortex__retry_in_parts(
  statement text, letters bigint[], job_ids bigint[], out arrivals bigint[], out refusals text[]
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  place   integer := 1;
  size    integer := cardinality(letters);
  part    bigint[];
  arrived bigint[];
  reasons text[];
  code    text;
  message text;
  detail  text;
begin
  while place <= cardinality(letters) loop
    part := letters[place:place + size - 1];
    begin
      if job_ids is null then
        execute statement into reasons using part, now();
      else
        arrived := cortex__retry_part(statement, part, job_ids[place:place + size - 1]);
      end if;
      arrivals := arrivals || coalesce(arrived, array_fill(null::bigint, array[cardinality(part)]));
      refusals := refusals || coalesce(reasons, array_fill(null::text, array[cardinality(part)]));
      place := place + cardinality(part);
      size := least(2 * size::bigint, cardinality(letters));
    exception
      -- OTHERS does not include what ASSERT in a trigger raises.
      when others or assert_failure then
        get stacked diagnostics code = returned_sqlstate, message = message_text, detail = pg_exception_detail;
        if cortex__concerns_all(code) then
          raise;
        end if;
        if cardinality(part) > 1 then
          size := cardinality(part) / 2;
        else
          arrivals := array_append(arrivals, null);
          refusals := array_append(refusals, concat_ws(': ', message, case when code in ('23503', '23505', '23P01') then detail end));
          place := place + 1;
        end if;
    end;
  end loop;
end;
$function$;

comment on function cortex__retry_in_parts is
  'Retries letters as these jobs, or, without jobs, rehearses it: all at once, and where one of them is refused, in ever smaller parts. For each, in their order: the job that it became, or why it was refused. Raises what is no letter''s fault.';
revoke execute on function cortex__retry_in_parts from public;
