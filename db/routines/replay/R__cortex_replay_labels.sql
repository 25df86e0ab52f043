create or replace function cortex_replay_labels(similar_to text default null, max_rows integer default 5)
returns table (label text, emails bigint, similarity double precision)
language plpgsql
stable
security definer
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- A policy would run its owner's functions as ours: it is an error.
set row_security = off
set jit = off
as $function$
begin
  perform cortex__check_row_limit('max_rows', max_rows);

  return query
    select known.label, known.emails, case when similar_to is not null then cortex__similarity(known.label, similar_to) end
    from (select source.label::text, count(*) as emails from cortex_replay_source as source where source.label is not null group by source.label) as known
    order by 3 desc nulls last, 2 desc, 1
    limit max_rows;
end;
$function$;

comment on function cortex_replay_labels is
  'The labels that emails carry now and how many carry each: the most similar to similar_to first (similarity 1 is the same but for case), or the most frequent. max_rows NULL lists all.';
revoke execute on function cortex_replay_labels from public;
grant execute on function cortex_replay_labels to cortex_viewer;
