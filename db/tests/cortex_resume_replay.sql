\ir setup.psql
\ir queue.psql
\ir emails.psql
select plan(14);
truncate cortex_replay_run, cortex_replay_batch restart identity;
insert into emails_raw select n, 'g' || n, '2024-12-01'::timestamptz + n * interval '1 hour' from generate_series(1, 100) as n;

select count(*) from cortex_replay('triage', everything => true, batch_size => 30) \gset
select results_eq('select * from cortex_resume_replay(1)', 'values (1::bigint, now(), 100::bigint, 60::bigint, 0::bigint, 40::bigint)', 'one batch');
select results_eq('select * from cortex_resume_replay(1, all_batches => true)', 'values (1::bigint, now(), 100::bigint, 100::bigint, 0::bigint, 0::bigint)', 'or all that remain');
select results_eq('select state, last_batch_at >= started_at, finished_at >= last_batch_at from cortex_replays()', $$ values ('finished', true, true) $$, 'then it is finished');
select is((select array_agg(payload->>'email_id' order by id) from queue), array(select n::text from generate_series(1, 100) as n), 'in order, each once');
select is(left(pg_temp.refusal('select * from cortex_resume_replay(' || argument || ')'), 5), code, argument)
from (values ('null', 'QX001'), ('1, null', 'QX001'), ('0', 'QX004'), ('-1', 'QX004'), ('9223372036854775807', 'QX004')) as bad (argument, code);

-- In steps: the last batch may have been enqueued without its caller having heard of it
select replay_id as steps from cortex_replay('steps', gmail_ids => array['g1', 'g2'], batch_size => 2) \gset
update queue set status = 'completed' where queue_name = 'steps';
select results_eq('select replay_id, enqueued, remaining, state from cortex_replays(1)', format($$ values (%s::bigint, 2::bigint, 0::bigint, 'unfinished') $$, :steps), 'all is enqueued, and it is not finished');
select results_eq($$ select replay_id, enqueued from cortex_replay('steps', gmail_ids => array['g1', 'g2'], batch_size => 2) $$, format('values (%s::bigint, 2::bigint)', :steps), 'so the same call enqueues nothing again');
select is((select state from cortex_replays(1)), 'finished', 'it is finished by that');
select results_eq($$ select replay_id > 2, enqueued from cortex_replay('steps', gmail_ids => array['g1', 'g2'], batch_size => 2) $$, 'values (true, 2::bigint)', 'and the same call is a new replay');

-- An array of payloads must not outgrow what a value may hold
insert into queue (queue_name, payload, status) select 'large', jsonb_build_object('n', n, 'text', (select string_agg(md5(n::text || i), '') from generate_series(1, 3000) as i)), 'completed'
from generate_series(1, 400) as n;
select results_eq('select enqueued < 400, remaining > 0 from cortex_replay(''again'', source_queue => ''large'', batch_size => 1000)', 'values (true, true)', 'large payloads make smaller batches');
select * from finish();
rollback;
