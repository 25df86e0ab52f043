\ir setup.psql
\ir queue.psql
select plan(34);

insert into dead_letter (id, original_id, queue_name, payload, attempts, last_error, created_at, failed_at, archived_from_partition, retried_at, retried_as, job)
select n, 100 + n, case n % 2 when 0 then 'even' else 'odd' end, '{}', 3, 'Error ' || n || '%', now() - interval '9 days', now() - n * interval '1 hour', 'queue_x',
  case when n > 8 then now() end, case when n > 8 then 1000 + n end, '{"priority": 1}'
from generate_series(1, 10) as n;
insert into dead_letter (id, original_id, queue_name, payload, attempts, created_at, failed_at, archived_from_partition)
select id, id, 'same moment', '{}', 1, now(), now() - interval '5 minutes', 'queue_x' from unnest(array[22, 21, 23]) as id;

select results_eq('select id from cortex_dead_letters()', 'values (23::bigint), (22), (21), (1), (2), (3), (4), (5), (6), (7), (8)',
  'the last archived first, the id decides between equals, retried ones left out');
select results_eq('select id from cortex_dead_letters(in_queue => ''odd'')', 'values (1::bigint), (3), (5), (7)', 'of one queue');
select results_eq('select id from cortex_dead_letters(in_queue => ''odd'', include_retried => true)', 'values (1::bigint), (3), (5), (7), (9)', 'with those retried');
select results_eq('select id from cortex_dead_letters(archived_within => ''150 minutes'')', 'values (23::bigint), (22), (21), (1), (2)', 'of the last while');
select results_eq('select id from cortex_dead_letters(error_matches => ''ERROR 1'', include_retried => true)', 'values (1::bigint), (10)', 'by error, whatever the case');
select results_eq('select id from cortex_dead_letters(error_matches => ''8%'')', 'values (8::bigint)', 'a percent sign is a percent sign');
select is_empty('select from cortex_dead_letters(error_matches => ''_'')', 'an underscore is an underscore');
select is_empty($$ select from cortex_dead_letters(in_queue => '''; drop table dead_letter; --') $$, 'a hostile name is but a name');
select is_empty('select from cortex_dead_letters(in_queue => '''')', 'an empty name is a queue that is not there');
select results_eq('select id from cortex_dead_letters(max_rows => 2)', 'values (23::bigint), (22)', 'no more than asked for');
select is((select count(*) from cortex_dead_letters(max_rows => null, include_retried => true)), 13::bigint, 'all of them');
select results_eq('select original_id, attempts, retried_at, retried_as, job, archived_from_partition from cortex_dead_letters(error_matches => ''Error 10'', include_retried => true)',
  $$ values (110::bigint, 3, now(), 1010::bigint, '{"priority": 1}'::jsonb, 'queue_x') $$, 'with what became of it');
-- The column failed_at of dead_letter, by its true name, and when the job failed
update dead_letter set job = kept::jsonb from (values (1, '{"completed_at": "2026-01-02T03:04:05.6+01:00", "claimed_at": "2026-01-01T00:00:00+00:00"}'),
  (2, '{"completed_at": null, "claimed_at": "2026-01-01T00:00:00+00:00"}'), (3, '{"completed_at": null, "claimed_at": null}'), (4, null), (5, '{"completed_at": "infinity"}'))
  as known (letter, kept) where id = letter;
select results_eq('select id, job_failed_at, archived_at from cortex_dead_letters() where id <= 5 order by id',
  $$ values (1::bigint, '2026-01-02 02:04:05.6+00'::timestamptz, now() - interval '1 hour'), (2, '2026-01-01 00:00+00', now() - interval '2 hours'),
       (3, null, now() - interval '3 hours'), (4, null, now() - interval '4 hours'), (5, 'infinity', now() - interval '5 hours') $$,
  'when the job failed: completed_at, else claimed_at, or unknown; and when it was archived');

-- How many wait for a retry
select is(cortex_count_dead_letters(), 11::bigint, 'all that wait');
select is(cortex_count_dead_letters(in_queue => 'odd'), 4::bigint, 'of one queue');
select is(cortex_count_dead_letters(archived_within => '150 minutes'), 5::bigint, 'of the last while');
select is(cortex_count_dead_letters(error_matches => 'ERROR 1'), 1::bigint, 'by error');
select is(cortex_count_dead_letters(letter_id => 3, in_queue => 'even'), 0::bigint, 'all filters together');
select is(left(pg_temp.refusal('select cortex_count_dead_letters(archived_within => ''0'')'), 5), 'QX001', 'filters that cannot be meant are refused');
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_count_dead_letters()'), 'done', 'a viewer may count');

select is(left(pg_temp.refusal(statement), 5), 'QX001', statement)
from unnest(array[
  'select * from cortex_dead_letters(max_rows => 0)',
  'select * from cortex_dead_letters(max_rows => -5)',
  'select * from cortex_dead_letters(include_retried => null)',
  'select * from cortex_dead_letters(archived_within => ''0 seconds'')',
  'select * from cortex_dead_letters(archived_within => ''-3 days'')',
  'select * from cortex_dead_letters(archived_within => ''100000000 years'')',
  'select * from cortex_dead_letters(error_matches => '''')']) as statement;
select is(pg_temp.refusal('select * from cortex_dead_letters(archived_within => ''-1 day'')'),
  'QX001 | archived_within must be longer than 0 and at most 1000 years, got -1 days | For example: archived_within => interval ''24 hours''; NULL for any time.',
  'and says what it wants');

select is(pg_temp.outcome_as('cortex_viewer', 'select * from cortex_dead_letters()'), 'done', 'a viewer may');
select is(pg_temp.outcome_as('cortex_operator', 'select * from cortex_dead_letters()'), 'done', 'an operator may');
select is(pg_temp.outcome_as('cortex_viewer', 'select * from dead_letter'), '42501', 'the table itself is not for a viewer');

-- A dead_letter of a deployment, with narrower types
alter table dead_letter alter column id type integer, alter column queue_name type varchar(40), alter column attempts type smallint;
select is((select count(*) from cortex_dead_letters()), 11::bigint, 'integer ids and varchar names will do');
select is((select id from cortex_dead_letter(3)), 3::bigint, 'for one letter as well');
select is((select waiting from cortex_dead_letter_stats() where queue_name = 'odd'), 4::bigint, 'and for the counts');

select * from finish();
rollback;
