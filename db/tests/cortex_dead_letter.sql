\ir setup.psql
\ir queue.psql
select plan(9);

insert into dead_letter (id, original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition, retried_at, retried_as, job)
values (7, 70, 'triage', '{"a": 1}', 3, 'boom', '2024-01-01 UTC', '2024-01-02 UTC', 'queue_2024_01_01', '2024-01-03 UTC', 71, '{"priority": 2, "claimed_at": "2024-01-01T02:00:00+00:00"}');

select results_eq('select * from cortex_dead_letter(7)',
  'select id, original_id, queue_name, payload, attempts, last_error, created_at, ''2024-01-01 02:00 UTC''::timestamptz, failed_at, archived_from_partition, retried_at, retried_as, job from dead_letter',
  'one letter, retried or not, whole');
select results_eq('select * from cortex_dead_letter(7)', 'select * from cortex_dead_letters(include_retried => true)', 'as the list has it');
select is(pg_temp.refusal('select * from cortex_dead_letter(8)'),
  format('QX004 | there is no dead letter 8 | List them with "%s" or select * from %I.cortex_dead_letters();', cortex__command('dead-letter list'), :'schema'), 'not found');
select is(left(pg_temp.refusal('select * from cortex_dead_letter(' || id || ')'), 5), 'QX004', 'no letter ' || id)
from unnest(array[0, -1, 9223372036854775807]) as id;
select is(left(pg_temp.refusal('select * from cortex_dead_letter(null)'), 5), 'QX001', 'NULL is not an id');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_dead_letter(7)'), 'done', 'a viewer may');
select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_dead_letter(7)'), 'done', 'an operator may');

select * from finish();
rollback;
