-- The statements are for autocommit, so here is only what they would be; cortex-utils db migrate runs them.
\ir setup.psql
\ir queue.psql
select quote_ident(:'schema') as s \gset
select plan(14);

create index idx_queue_pending on queue (queue_name, status, created_at) where status = 'pending';
create index idx_queue_processing on queue (queue_name, claimed_at) where status = 'processing';
create index cortex_queue_failed on queue (queue_name, created_at) where status is null or status not in ('pending', 'processing', 'completed', 'cancelled');
create index cortex_queue_finished on queue ((coalesce(completed_at, claimed_at, created_at))) where status in ('completed', 'failed', 'cancelled');
select is_empty('select * from cortex_index_statements()', 'a queue as the migrations make it lacks nothing');

drop index cortex_queue_failed, idx_queue_processing;
create index under_another_name on queue (queue_name, claimed_at, id) where status = 'processing';
create index of_the_partition on queue_any_day (queue_name, created_at) where status is null or status not in ('pending', 'processing', 'completed', 'cancelled');
select results_eq('select step, statement from cortex_index_statements()', format($$ values
  (1, 'create index if not exists cortex_queue_failed on only %1$s.queue (queue_name, created_at) where status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled'')'),
  (2, 'alter index %1$s.cortex_queue_failed attach partition %1$s.of_the_partition') $$, :'s'),
  'an index that does as well counts, and what a partition has is used');
drop index of_the_partition;
create index cortex_queue_failed on only queue (queue_name, created_at) where status is null or status not in ('pending', 'processing', 'completed', 'cancelled');
select results_eq('select step, statement from cortex_index_statements()', format($$ values
  (1, 'create index if not exists cortex_queue_failed on only %1$s.queue (queue_name, created_at) where status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled'')'),
  (2, 'create index concurrently if not exists queue_any_day_failed_idx on %1$s.queue_any_day (queue_name, created_at) where status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled'')'),
  (3, 'alter index %1$s.cortex_queue_failed attach partition %1$s.queue_any_day_failed_idx') $$, :'s'),
  'after an interruption it goes on');
create index queue_any_day_failed_idx on queue_any_day (queue_name, created_at) where status is null or status not in ('pending', 'processing', 'completed', 'cancelled');
alter index cortex_queue_failed attach partition queue_any_day_failed_idx;
select is_empty('select * from cortex_index_statements()', 'until all is there');
set local quote_all_identifiers = on;
select is_empty('select * from cortex_index_statements()', 'which a session sees that quotes every name');
set local quote_all_identifiers = off;

drop index cortex_queue_finished;
select results_eq('select step, statement from cortex_index_statements()', format($$ values
  (1, 'create index if not exists cortex_queue_finished on only %1$s.queue ((coalesce(completed_at, claimed_at, created_at))) where status in (''completed'', ''failed'', ''cancelled'')'),
  (2, 'create index concurrently if not exists queue_any_day_finished_idx on %1$s.queue_any_day ((coalesce(completed_at, claimed_at, created_at))) where status in (''completed'', ''failed'', ''cancelled'')'),
  (3, 'alter index %1$s.cortex_queue_finished attach partition %1$s.queue_any_day_finished_idx') $$, :'s'),
  'what finds the jobs that ended is wanted too');

-- A plain queue
drop table queue;
create table queue (id bigint, queue_name varchar(30), payload jsonb, status varchar(12), attempts int, max_attempts int, last_error text,
  created_at timestamptz, claimed_at timestamptz, completed_at timestamptz);
create index idx_queue_pending on queue (created_at);
create index of_any_name on queue ((coalesce(completed_at, claimed_at, created_at))) where status in ('completed', 'failed', 'cancelled');
create index queue_failed on queue (queue_name, created_at) where status is null or status not in ('pending', 'processing', 'completed', 'cancelled');
create index queue_processing on queue (queue_name, claimed_at) where status = 'processing' and attempts > 0;
select results_eq('select step, statement from cortex_index_statements()', format($$ values
  (1, 'create index concurrently if not exists cortex_queue_pending on %1$s.queue (queue_name, status, created_at) where status = ''pending'''),
  (2, 'create index concurrently if not exists idx_queue_processing on %1$s.queue (queue_name, claimed_at) where status = ''processing''') $$, :'s'),
  'a name that is taken is not taken for the index');
create index cortex_queue_pending on queue (queue_name, status, created_at) where status = 'pending';
create index idx_queue_processing on queue (queue_name, claimed_at) where status = 'processing';
select is_empty('select * from cortex_index_statements()', 'until all is there');
reset role;
update pg_index set indisvalid = false where indexrelid = 'idx_queue_processing'::regclass;
set local role :"setup_owner";
select results_eq('select step, statement from cortex_index_statements()', format($$ values
  (1, 'drop index concurrently if exists %1$s.idx_queue_processing'),
  (2, 'create index concurrently if not exists idx_queue_processing on %1$s.queue (queue_name, claimed_at) where status = ''processing''') $$, :'s'),
  'what a failed build left behind is built anew');

create function pg_temp.plan(query text) returns text language plpgsql as $function$
declare
  plan json;
begin
  execute 'explain (format json) ' || query into plan;
  return plan::text;
end;
$function$;
set local enable_seqscan = off;
select matches(pg_temp.plan(query), 'queue_failed', query)
from unnest(array['select * from queue where status = ''failed'' and queue_name = ''triage''',
  'select exists (select from queue where status is null or status not in (''pending'', ''processing'', ''completed'', ''cancelled''))']) as query;
select is((select index_name from cortex_index_statements() limit 1), 'idx_queue_processing', 'each statement names the index that it is about');

select lives_ok('select * from cortex_index_statements()', 'the owner may');
select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_index_statements()'), '42501', 'an operator may not');

select * from finish();
rollback;
