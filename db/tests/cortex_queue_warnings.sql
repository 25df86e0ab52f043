\ir setup.psql
\ir queue.psql
\ir uncounted.psql
select plan(10);

insert into queue (queue_name, payload) values ('triage', '{}');
insert into queue (queue_name, payload, status, created_at, completed_at) values ('triage', '{}', 'completed', now() + interval '10 seconds', now() + interval '1 minute');
select is_empty('select * from cortex_queue_warnings()', 'all is well, and clocks may differ by a little');

insert into queue (queue_name, payload, status, created_at, completed_at) values
  ('triage', '{}', 'completed', now(), now() + interval '2 hours'), ('triage', '{}', 'pending', '2099-01-01', null), ('triage', '{}', 'processing', now() + interval '1 day', null);
select is((select warning from cortex_queue_warnings()), 'jobs that bear times in the future, and count when these have come: 3', 'a worker in another time zone');
insert into queue (queue_name, payload, status, created_at, completed_at) values ('triage', '{}', 'completed', now(), 'infinity'), ('triage', '{}', 'pending', 'infinity', null);
select is((select string_agg(substring(warning from '\d+$'), ' ') from cortex_queue_warnings()), '3 2', 'jobs without a time are others');

insert into queue (queue_name, payload, status, created_at, completed_at) values ('triage', '{}', 'completed', now(), '-infinity'), ('triage', '{}', 'failed', '-infinity', null);
select is((select string_agg(substring(warning from '\d+$'), ' ') from cortex_queue_warnings()), '3 4', 'the other infinity, too');

truncate queue;
select count(cortex_rollup_throughput(recount => true)) \gset
update cortex_rollup set final_before = now(), settling_before = now();
insert into queue (queue_name, payload, status, created_at, completed_at) select 'triage', '{}', 'completed', now() - interval '1 day', now() - interval '1 day' from generate_series(1, 7);
select is_empty('select * from cortex_queue_warnings()', 'an import is not known');
select count(cortex_rollup_throughput(recount => true)) \gset
select matches((select warning from cortex_queue_warnings()), '^jobs that came with times that had been counted already, found by the recount of \d{4}-\d\d-\d\d \d\d:\d\d UTC: 7$', 'until it is found');
select is((select count(*) from cortex_queue_warnings() where remedy is null), 0::bigint, 'there is advice');
select count(cortex_rollup_throughput(recount => true)) \gset
select is_empty('select * from cortex_queue_warnings()', 'the next recount finds no more');
create policy of_some on queue using (queue_name <> 'hidden');
alter table queue enable row level security, force row level security;
select is((select remedy from cortex_queue_warnings()), format('alter role %I bypassrls;', current_user), 'a policy that hides jobs from the owner is said');
alter table queue no force row level security;
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_queue_warnings()'), 'done', 'a viewer may');
select * from finish();
rollback;
