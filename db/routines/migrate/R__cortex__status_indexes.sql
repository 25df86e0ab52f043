create or replace function cortex__status_indexes()
returns table (indexed_table oid, job_status text, index_oid oid, is_valid boolean, is_exact boolean, parent_index oid)
language sql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
set quote_all_identifiers = off
as $function$
  with candidate as (
    select indrelid, indexrelid, indisvalid, inhparent,
      -- The column is text or varchar, the cast in the predicate accordingly.
      regexp_replace(pg_get_expr(indpred, indrelid), '[()]|(::text|::character varying)(\[\])?', '', 'g') as predicate,
      array(
        select pg_get_indexdef(indexrelid, place, true)
        from generate_series(1, indnatts) as place
        order by place) as key_columns
    from pg_index left join pg_inherits on inhrelid = indexrelid
    where indrelid = 'queue'::regclass
      or indrelid in (select part.inhrelid from pg_inherits as part where part.inhparent = 'queue'::regclass)
  )
  select indrelid, served.job_status, indexrelid, indisvalid, candidate.key_columns = served.key_columns, inhparent
  from candidate
    join (values
        ('pending', 'status = ''pending''', array['queue_name', 'status', 'created_at']),
        ('processing', 'status = ''processing''', array['queue_name', 'claimed_at']),
        ('failed', 'status IS NULL OR status <> ALL ARRAY[''pending'', ''processing'', ''completed'', ''cancelled'']', array['queue_name', 'created_at']),
        ('finished', 'status = ANY ARRAY[''completed'', ''failed'', ''cancelled'']', array['COALESCE(completed_at, claimed_at, created_at)'])
      ) as served (job_status, predicate, key_columns)
      on candidate.predicate = served.predicate
      -- Under such a predicate the status itself adds nothing, nor do further columns take anything away.
      and (array_remove(candidate.key_columns, 'status'))[1:cardinality(array_remove(served.key_columns, 'status'))]
        = array_remove(served.key_columns, 'status')
  order by indrelid, served.job_status, indisvalid desc, indexrelid;
$function$;

comment on function cortex__status_indexes is
  'The indexes of queue and its partitions that find pending jobs, those being processed, those that are neither of these nor completed nor cancelled (failed), or those that ended, by time, whatever their names; is_exact when defined like ours, so that it can be attached.';
revoke execute on function cortex__status_indexes from public;
