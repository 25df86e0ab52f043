\ir setup.psql
\ir queue.psql
select plan(20);

select cortex_enqueue('triage', '{"email_id": 1}') as first_id \gset
select results_eq('select id, queue_name, payload, status, attempts, max_attempts, last_error, created_at, claimed_at, completed_at from queue',
  format($$ values (%s::bigint, 'triage', '{"email_id": 1}'::jsonb, 'pending', 0, 3, null::text, now(), null::timestamptz, null::timestamptz) $$, :first_id),
  'a job is pending, may be tried three times, and its id is returned');
select isnt(cortex_enqueue('it''s "q"; drop table queue; --', '{}', retry_limit => 7), :first_id::bigint, 'each job has an id of its own');
select is((select max_attempts from queue where queue_name like 'it''s%'), 7, 'how often it may be tried can be said');

create temporary table new as select * from cortex_enqueue_many('parse', array['{"n": 2}', '{"n": 1}', '{"n": 2}']::jsonb[]) with ordinality as new (id, place);
select is((select array_agg(payload->>'n' order by place) from new join queue using (id)), array['2', '1', '2'], 'many: the ids come in the order of the payloads');
select is((select array_agg(payload->>'n' order by id) from queue where queue_name = 'parse'), array['2', '1', '2'], 'and so do the jobs');
select is_empty('select * from cortex_enqueue_many(''parse'', ''{}'')', 'none is fine too');
select is((select count(*) from cortex_enqueue_many('bulk', array(select jsonb_build_object('n', n) from generate_series(1, 20000) as n), 1)), 20000::bigint, 'twenty thousand at once');

select is(left(pg_temp.refusal(statement), 5), 'QX001', statement)
from unnest(array[
  'select cortex_enqueue(null, ''{}'')',
  'select cortex_enqueue('''', ''{}'')',
  'select cortex_enqueue(''triage'', null)',
  'select cortex_enqueue(''triage'', ''{}'', 0)',
  'select cortex_enqueue_many(''triage'', array[''{}'', null]::jsonb[])']) as statement;

select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_enqueue(''triage'', ''{}'')'),
  pg_temp.outcome_as('cortex_operator', 'select cortex_enqueue(''triage'', ''{}'')')], array['42501', 'done'], 'an operator may, a viewer may not');
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_enqueue_many(''triage'', ''{}'')'), '42501', 'nor many');

-- Without a partition for today
drop table queue_any_day;
select is(pg_temp.refusal(statement),
  format('QX002 | queue has no partition for today | Run "%s" or select * from %I.cortex_create_partitions();', cortex__command('partitions maintain'), :'schema'), statement)
from unnest(array['select cortex_enqueue(''triage'', ''{}'')', 'select cortex_enqueue_many(''triage'', array[''{}''::jsonb])']) as statement;
set local timezone = 'Pacific/Kiritimati';
set local datestyle = 'German';
select format('create table %I partition of queue for values from (%L) to (%L)', 'Jobs of ''now', now() - interval '1 second', now() + interval '1 second') \gexec
select is(pg_temp.refusal('select cortex_enqueue(''triage'', ''{}'')'), 'not refused', 'a partition of any name and width will do, in any time zone');
select format('drop table %I', 'Jobs of ''now') \gexec
select format('create table %I partition of queue for values from (%L) to (maxvalue)', 'later', now() + interval '1 second') \gexec
select is(left(pg_temp.refusal('select cortex_enqueue(''triage'', ''{}'')'), 5), 'QX002', 'but not one that begins later');
drop table later;
select count(*) from cortex_create_partitions(0) \gset
select is(pg_temp.refusal('select cortex_enqueue(''triage'', ''{}'')'), 'not refused', 'what the hint names helps');
drop table queue;
create table queue (id bigserial, queue_name text, payload jsonb, status text, attempts int, max_attempts int, created_at timestamptz);
select is(pg_temp.refusal('select cortex_enqueue(''triage'', ''{}'')'), 'not refused', 'a plain queue needs none');

select * from finish();
rollback;
