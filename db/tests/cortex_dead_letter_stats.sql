\ir setup.psql
\ir queue.psql
select plan(4);

select is_empty('select * from cortex_dead_letter_stats()', 'no letters, no rows');
insert into dead_letter (original_id, queue_name, payload, attempts, created_at, failed_at, archived_from_partition, retried_at)
values (1, 'b', '{}', 3, now(), now() - interval '23 hours', 'p', null),
  (2, 'b', '{}', 3, now(), now() - interval '25 hours', 'p', now()),
  (3, 'b', '{}', 3, now(), now() - interval '40 days', 'p', now()),
  (4, 'a', '{}', 3, now(), now(), 'p', null);
select results_eq('select * from cortex_dead_letter_stats()',
  $$ values ('a', 1::bigint, 0::bigint, 1::bigint, now(), now()),
      ('b', 1, 2, 1, now() - interval '40 days', now() - interval '23 hours') $$, 'counts by queue, in the order of their names');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_dead_letter_stats()'), 'done', 'a viewer may');
select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_dead_letter_stats()'), 'done', 'an operator may');

select * from finish();
rollback;
