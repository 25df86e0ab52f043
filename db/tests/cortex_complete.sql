\ir setup.psql
\ir queue.psql
select plan(13);

insert into queue (id, queue_name, payload, status, attempts, created_at, claimed_at) values
  (1, 'triage', '{}', 'pending', 0, '2024-05-01 12:00+00', null),
  (2, 'triage', '{}', 'processing', 2, '2024-05-02 12:00+00', now() - interval '5 minutes');

select is(cortex_complete(1, '2024-05-01 12:00+00', 0), false, 'a job that nobody claimed cannot be completed');
select is(cortex_complete(2, '2024-05-02 12:00+00', 1), false, 'nor one that was claimed again since');
select is(cortex_complete(2, '2024-05-02 12:00+00', 3), false, 'nor by a claim that never was');
select is(cortex_complete(2, '2024-05-01 12:00+00', 2), false, 'nor one of another time');
select is(cortex_complete(9, '2024-05-02 12:00+00', 2), false, 'nor one that is not there');
select results_eq('select status, completed_at from queue order by id', $$ values ('pending', null::timestamptz), ('processing', null) $$, 'nothing has changed');
select is(cortex_complete(2, '2024-05-02 12:00+00', 2), true, 'by its claim it can');
select results_eq('select status, attempts, completed_at, claimed_at from queue where id = 2', $$ values ('completed', 2, now(), now() - interval '5 minutes') $$, 'completed, and when');
select is(cortex_complete(2, '2024-05-02 12:00+00', 2), false, 'once');

-- The whole way round: claimed, rescued, claimed by another
select * from cortex_claim('triage') \gset claim_
update queue set claimed_at = now() - interval '1 hour' where id = 1;
select results_eq('select * from cortex_rescue_stale()', $$ values ('triage', 1::bigint, 0::bigint) $$, 'a stale job is rescued');
select count(*) from cortex_claim('triage') \gset
select is(cortex_complete(:claim_id, :'claim_created_at', :claim_attempts), false, 'the first worker comes too late');

select is(left(pg_temp.refusal('select cortex_complete(1, null, 1)'), 5), 'QX001', 'half a proof is none');
select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_complete(1, now(), 1)'), pg_temp.outcome_as('cortex_operator', 'select cortex_complete(1, now(), 1)')],
  array['42501', 'done'], 'an operator may, a viewer may not');
select * from finish();
rollback;
