\ir setup.psql
\ir queue.psql
select plan(21);

insert into queue (id, queue_name, payload, max_attempts, created_at) values (1, 'triage', '{}', 2, '2024-05-01 12:00+00');

select count(*) from cortex_claim('triage') \gset
select is(cortex_fail(1, '2024-05-01 12:00+00', 2, 'wrong'), null, 'another claim''s job cannot be failed');
select is(cortex_fail(1, '2024-05-01 12:00+00', 1, 'first'), 'pending', 'with attempts left the job is pending again');
select results_eq('select status, attempts, last_error, claimed_at, completed_at, created_at from queue',
  $$ values ('pending', 1, 'first', null::timestamptz, null::timestamptz, '2024-05-01 12:00+00'::timestamptz) $$, 'as old as before, with its error');
select is(cortex_fail(1, '2024-05-01 12:00+00', 1, 'again'), null, 'it can be failed once');

select results_eq('select id, attempts from cortex_claim(''triage'')', 'values (1::bigint, 2)', 'it is claimed again');
select is(cortex_fail(1, '2024-05-01 12:00+00', 1, 'late'), null, 'the first claim is worth nothing now');
select is(cortex_fail(1, '2024-05-01 12:00+00', 2, null), 'failed', 'with none left it has failed');
select results_eq('select status, attempts, last_error, claimed_at, completed_at from queue',
  $$ values ('failed', 2, null::text, now(), now()) $$, 'for good, and when');
select is(cortex_complete(1, '2024-05-01 12:00+00', 2), false, 'nobody can complete it now');
select is_empty('select * from cortex_claim(''triage'')', 'nor claim it');

update queue set status = 'processing', attempts = 2, max_attempts = null;
select is(cortex_fail(1, '2024-05-01 12:00+00', 2, 'x'), 'pending', 'without a max_attempts there are three');
select is(left(pg_temp.refusal('select cortex_fail(null, now(), 1, ''x'')'), 5), 'QX001', 'half a proof is none');
select is(array[pg_temp.outcome_as('cortex_viewer', 'select cortex_fail(1, now(), 1, null)'), pg_temp.outcome_as('cortex_operator', 'select cortex_fail(1, now(), 1, null)')],
  array['42501', 'done'], 'an operator may, a viewer may not');

-- An adopted queue may give errors little room. The statement of cortex_fail is planned by now.
create function pg_temp.failed_with(error_text text) returns text language plpgsql as $function$
begin
  update queue set status = 'processing', attempts = 1, max_attempts = 1;
  perform cortex_fail(1, '2024-05-01 12:00+00', 1, error_text);
  return (select last_error from queue);
end;
$function$;
select is(pg_temp.failed_with(repeat('x', 5000)), repeat('x', 5000), 'an error may be of any length');
alter table queue alter last_error type varchar(200) using left(last_error, 200);
select is(pg_temp.failed_with(repeat('x', 250)), repeat('x', 200), 'where it has no room, its beginning is kept');
select is(pg_temp.failed_with(repeat('ß€', 150)), repeat('ß€', 100), 'in characters, not bytes');
select is(pg_temp.failed_with(repeat('x', 200)), repeat('x', 200), 'as many as fit');
select is(pg_temp.failed_with(null), null, 'no error is none');
alter table queue alter last_error type char(5) using left(last_error, 5);
select is(pg_temp.failed_with('abcdefg'), 'abcde', 'char(5) is another such type');
create domain short_text as varchar(4);
create domain short_error as short_text check (value <> '');
alter table queue alter last_error type short_error using left(last_error, 4);
select is(pg_temp.failed_with('abcdefg'), 'abcd', 'and so is a domain');
alter table queue alter last_error type text;
select is(pg_temp.failed_with('abcdefg'), 'abcdefg', 'text again');
select * from finish();
rollback;
