\ir setup.psql
\ir plain_queue.psql
select plan(11);

update queue set created_at = null where id in (8, 9);
create function pg_temp.definition(index regclass) returns text language sql as $function$
  select concat(case when indisunique then 'unique ' end, regexp_replace(pg_get_indexdef(indexrelid), '.* USING ', '')) from pg_index where indexrelid = index;
$function$;
create function pg_temp.found(what text) returns setof text language sql as $function$
  select concat_ws(' | ', item, value, advice) from cortex_migration_analyze() where section = what;
$function$;

select results_eq('select item, value from cortex_migration_analyze() where section = ''jobs'' and item <> ''size''', $$ values
  ('jobs', '40'), ('oldest', (select date_trunc('second', min(created_at))::text from queue)), ('newest', (select date_trunc('second', max(created_at))::text from queue)), ('without created_at', '2'),
  ('created_at too far ahead', '0'), ('status completed', '10'), ('status failed', '10'), ('status pending', '10'), ('status processing', '10') $$, 'how many jobs');
select is((select advice from cortex_migration_analyze() where item = 'without created_at'),
  'they get claimed_at, completed_at or the time of the move; from then on created_at must not be NULL', 'what becomes of those without created_at');
select results_eq('select * from pg_temp.found(''structure'')', $$ values
  ('column Priority % | integer | comes along'), ('column doubled | integer, generated | comes along'),
  ('index By Priority | ' || pg_temp.definition('"By Priority"') || ' | comes along'),
  ('index a_name_that_is_exactly_as_long_as_postgresql_lets_it_be_really_ | ' || pg_temp.definition('a_name_that_is_exactly_as_long_as_postgresql_lets_it_be_really_') || ' | comes along'),
  ('index cortex_queue_failed | ' || pg_temp.definition('cortex_queue_failed') || ' | comes along'),
  ('index cortex_queue_finished | ' || pg_temp.definition('cortex_queue_finished') || ' | comes along'),
  ('index idx_queue_pending | ' || pg_temp.definition('idx_queue_pending') || ' | comes along'),
  ('index idx_queue_processing | ' || pg_temp.definition('idx_queue_processing') || ' | comes along'),
  ('index queue_pkey | ' || pg_temp.definition('queue_pkey') || ' | becomes the primary key (id, created_at)'),
  ('constraint valid_claim | ' || (select pg_get_constraintdef(oid) from pg_constraint where conname = 'valid_claim' and conrelid = 'queue'::regclass) || ' | comes along'),
  ('constraint valid_status | ' || (select pg_get_constraintdef(oid) from pg_constraint where conname = 'valid_status' and conrelid = 'queue'::regclass) || ' | comes along'),
  ('sequence queue_id_seq | of column id, at 40 | goes on from there'),
  ('trigger note_job | ' || (select pg_get_triggerdef(oid) from pg_trigger where tgname = 'note_job') || ' | comes along'),
  ('trigger quiet | ' || (select pg_get_triggerdef(oid) from pg_trigger where tgname = 'quiet') || ' | comes along'),
  ('view waiting | owner ' || current_setting('cortex.owner') || ' | reads the new table'),
  ('granted to cortex_operator | INSERT, SELECT | comes along') $$, 'what comes along');
select is_empty('select * from pg_temp.found(''problem'')', 'no problem');
create materialized view numbers as select count(*) from queue;
select results_eq('select * from pg_temp.found(''problem'')', array['materialized view | numbers reads queue | drop it, and create it again afterwards'], 'a problem, and what to do about it');
select results_eq('select item from cortex_migration_analyze() where section = ''estimate''', array['free disk needed', 'time', 'longest wait of a service', 'partitions'], 'an estimate');
select is((select value from cortex_migration_analyze() where item = 'partitions') ~ '^days from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$', true, 'which partitions');
select is((select value from cortex_migration_analyze('attach') where item = 'partitions') ~ '^queue_legacy until \d{4}-\d\d-\d\d, then days$', true, 'by attach');
select is((select relname::text from pg_class where relname = 'queue_new'), null, 'nothing is changed');
select is((select count(*) from cortex_migration_status()), 0::bigint, 'nothing begins');
truncate queue;
select lives_ok('select * from cortex_migration_analyze()', 'an empty queue can be analyzed');

select * from finish();
rollback;
