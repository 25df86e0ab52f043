create or replace function cortex_maintain_history(retention interval default '12 months')
returns table (table_name text, action text, detail text)
language plpgsql
volatile
-- No set clause for search_path: pg_partman 4 sets it for the session, which outlives such a clause, so that the caller's
-- must be known here, to be put back.
-- Rather tried again tomorrow than everybody's log entries waiting behind a drop that waits.
set lock_timeout = '5s'
set intervalstyle = 'postgres'
as $function$
declare
  caller_path constant text := pg_catalog.current_setting('search_path');
  kept_from   timestamptz;
  time_column text;
  purged      bigint;
begin
  perform pg_catalog.set_config('search_path', 'pg_catalog, "${flyway:defaultSchema}", pg_temp', true);
  if retention is null or retention < interval '1 day' or retention > interval '1000 years' then
    raise exception 'retention must be between 1 day and 1000 years, got %', coalesce(retention::text, 'NULL')
      using errcode = 'QX001', hint = 'For example: retention => interval ''12 months''.';
  end if;
  kept_from := now() - retention;

  -- A recount would bring back what is purged here.
  update cortex_rollup set counted_from = greatest(counted_from, date_bin('5 minutes', kept_from + interval '5 minutes', 'epoch'));

  for table_name, time_column in
    select history.name, history.time_column
    from (values ('cortex_run_log', 'started_at'), ('cortex_throughput', 'bucket_start')) as history (name, time_column)
    order by history.name
  loop
    if cortex__partman_manages(table_name) then
      return query select table_name, run.action, run.detail from cortex__run_partman(table_name, retention) as run;
    else
      execute format('delete from %I where %I < $1', table_name, time_column) using kept_from;
      get diagnostics purged = row_count;
      action := 'purged';
      detail := format('%s rows older than %s (not managed by pg_partman)', purged, retention);
      return next;
    end if;
  end loop;
  perform set_config('search_path', caller_path, false);
end;
$function$;

comment on function cortex_maintain_history is
  'Keeps the toolkit''s own history tables: under pg_partman the coming months are created and those older than retention dropped, one row for each; a table that pg_partman does not manage is purged by age. Raises QX001.';
revoke execute on function cortex_maintain_history from public;
