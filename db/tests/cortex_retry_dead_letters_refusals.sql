-- Letters that cannot be enqueued, and what becomes of the others.
\ir setup.psql
\ir queue.psql
select plan(57);

create function pg_temp.letters(how_many integer, kept text default '{}') returns void language sql as $function$
  truncate dead_letter restart identity;
  delete from queue;
  insert into dead_letter (original_id, queue_name, payload, attempts, created_at, failed_at, archived_from_partition, job)
  select n, case n % 2 when 0 then 'even' else 'odd' end, jsonb_build_object('n', n), 3, now(), now(), 'p', kept::jsonb from generate_series(1, how_many) as n;
$function$;
-- Which were refused and why, once it is certain that the others, and only they, are stamped and in queue.
create function pg_temp.refusals(arguments text default 'everything => true') returns text language plpgsql as $function$
declare
  dealt text;
begin
  create temporary table outcome on commit drop as select * from cortex_retry_dead_letters(everything => true) limit 0;
  execute 'insert into outcome select * from cortex_retry_dead_letters(' || arguments || ')';
  dealt := (select string_agg(id || ': ' || regexp_replace(refusal, 'queue_any_day|queue_[0-9_]+', 'queue'), '; ' order by id) from outcome where refusal is not null);
  if exists (select from outcome left join dead_letter as letter using (id) left join queue on queue.id = letter.retried_as and queue.payload = letter.payload
      where outcome.retried_as is distinct from letter.retried_as or (letter.retried_as is null) <> (letter.retried_at is null)
        or (outcome.refusal is null) <> (queue.id is not null))
    or (select count(*) from queue) <> (select count(retried_as) from outcome) then
    dealt := 'what is stamped is not what is in queue';
  end if;
  drop table outcome;
  return coalesce(dealt, 'none');
end;
$function$;

-- Constraints and types that are newer than the letters
select pg_temp.letters(9);
update dead_letter set job = '{"priority": 7}' where id = 4;
alter table queue add column priority integer;
alter table queue alter column priority set not null;
select is(pg_temp.refusals('everything => true, dry_run => true'), 'what is stamped is not what is in queue', 'a dry run is no run, and this test would see the difference');
select results_eq('select id, refusal is null, retried_as from cortex_retry_dead_letters(everything => true, dry_run => true)',
  'select n, n = 4, null::bigint from generate_series(1::bigint, 9) as n', 'a dry run foretells NOT NULL');
select is((select refusal from cortex_retry_dead_letters(letter_id => 1, dry_run => true)), 'null value in column "priority" of queue, which has no default', 'and why');
select is_empty('select from dead_letter where retried_at is not null', 'and changes nothing');
select matches(pg_temp.refusals(), '^1: null value in column "priority".* 3: .* 5: null value.* 9: null value in column "priority" of relation "queue" violates not-null constraint$',
  'a NOT NULL column without a default refuses those that have no value');
select results_eq('select priority, payload from queue', $$ values (7, '{"n": 4}'::jsonb) $$, 'the one that has is enqueued');
select is((select string_agg(id::text, ' ') from cortex_retry_dead_letters(everything => true, batch_size => 3)), '1 2 3', 'those refused are tried again by a new call');
select is((select string_agg(id::text, ' ') from cortex_retry_dead_letters(everything => true, batch_size => 3, after_id => 3)), '5 6 7', 'but not by one that goes on after them');
select results_eq('select jobs, detail from cortex_run_log where detail = ''8 refused''',
  $$ values (1::bigint, '8 refused') $$, 'the run log counts both');
alter table queue drop column priority;

select pg_temp.letters(100);
alter table queue add constraint not_these check ((payload->>'n')::integer not in (1, 50, 51, 100));
select is((select string_agg(id || ' ' || refusal, ', ' order by id) from cortex_retry_dead_letters(everything => true, dry_run => true) where refusal is not null),
  '1 violates the check constraint "not_these" of queue, 50 violates the check constraint "not_these" of queue, 51 violates the check constraint "not_these" of queue, 100 violates the check constraint "not_these" of queue',
  'a dry run foretells CHECK');
select is(pg_temp.refusals(), (select string_agg(n || ': new row for relation "queue" violates check constraint "not_these"', '; ') from unnest(array[1, 50, 51, 100]) as n),
  'first, last and neighbours are told from the 96 others');
alter table queue drop constraint not_these;

alter table queue add column size smallint, add column code varchar(3), add column mood text;
create type pg_temp.mood as enum ('glad', 'sad');
alter table queue alter column mood type pg_temp.mood using mood::pg_temp.mood;
select pg_temp.letters(5, '{"size": 1, "code": "abc", "mood": "sad"}');
update dead_letter set job = job || case id when 2 then '{"size": 40000}' when 3 then '{"code": "abcd"}' when 4 then '{"mood": "tired"}' else '{}' end::jsonb;
select results_eq('select id, refusal from cortex_retry_dead_letters(everything => true, dry_run => true) where refusal is not null',
  $$ values (2::bigint, 'value "40000" is out of range for type smallint'), (3, 'value too long for type character varying(3)'), (4, 'invalid input value for enum mood: "tired"') $$,
  'a dry run foretells values that no longer fit their columns');
select is(pg_temp.refusals(),
  '2: value "40000" is out of range for type smallint; 3: value too long for type character varying(3); 4: invalid input value for enum mood: "tired"', 'and so it comes');
alter table queue drop column size, drop column code, drop column mood;

create table tenant (tenant_id integer primary key);
insert into tenant values (1);
alter table queue add column tenant_id integer references tenant;
select pg_temp.letters(3, '{"tenant_id": 1}');
update dead_letter set job = '{"tenant_id": 2}' where id = 2;
select is((select count(refusal) from cortex_retry_dead_letters(everything => true, dry_run => true)), 0::bigint, 'what a key would refuse is not foretold');
select is(pg_temp.refusals(), '2: insert or update on table "queue" violates foreign key constraint "queue_tenant_id_fkey": Key (tenant_id)=(2) is not present in table "tenant".',
  'a foreign key refuses one, with what it lacks');
alter table queue alter constraint queue_tenant_id_fkey deferrable initially deferred;
select pg_temp.letters(3, '{"tenant_id": 1}');
update dead_letter set job = '{"tenant_id": 2}' where id = 2;
select matches(pg_temp.refusals(), '^2: insert or update on table "queue" violates foreign key constraint', 'so does one that would be checked at the end of the transaction');
alter table queue drop column tenant_id;

alter table queue add column slot integer;
create unique index one_a_slot on queue_any_day (slot);
select pg_temp.letters(3, '{"slot": 5}');
select is(pg_temp.refusals(), '2: duplicate key value violates unique constraint "one_a_slot": Key (slot)=(5) already exists.; 3: duplicate key value violates unique constraint "one_a_slot": Key (slot)=(5) already exists.',
  'of letters that exclude each other the first goes');
alter table queue drop column slot;

select pg_temp.letters(2);
update dead_letter set queue_name = repeat('x', 41) where id = 1;
alter table queue alter column queue_name type varchar(40);
select is(pg_temp.refusals(), '1: value too long for type character varying(40)', 'a name that is too long for queue');
alter table queue alter column queue_name type text;

-- Defaults of another type than their column
create domain needed as text not null check (value <> '');
create domain small as numeric(4, 1);
alter table queue add column trace_id text default gen_random_uuid(), add column short varchar(3) default 5, add column since text default now(),
  add column feeling pg_temp.mood default 'glad', add column must needed default 'x', add column often small default 3, add column tags varchar(2)[] default array['a'::text],
  add column padded char(3) default 'ab', add column bits bit(3) default b'101', add column who name default current_user, add column pause interval default '-1 days +02:00',
  add column near double precision default 0.1::double precision + 0.2, add column often_too needed default lower('Y'), alter column max_attempts set default 3.4;
set local intervalstyle = 'sql_standard';
set local extra_float_digits = -3;
select pg_temp.letters(2);
update dead_letter set job = '{"trace_id": null, "must": "kept", "tags": ["a", "b"], "short": "abc", "often": 2.5, "max_attempts": null, "who": null}' where id = 2;
select is((select count(refusal) from cortex_retry_dead_letters(everything => true, dry_run => true)), 0::bigint, 'defaults of all types, rehearsed');
select is(pg_temp.refusals(), 'none', 'and retried');
reset intervalstyle;
reset extra_float_digits;
select results_eq('select length(trace_id), short, since = now()::text, feeling::text, must::text, often::numeric, tags::text[], padded::text, bits::text, who::text, pause, near, often_too::text, max_attempts
    from queue order by id',
  $$ values (36, '5'::varchar, true, 'glad', 'x', 3.0::numeric, array['a'], 'ab', '101', current_user::text, interval '-1 days +02:00', 0.1::double precision + 0.2, 'y', 3),
    (null, 'abc', true, 'glad', 'kept', 2.5, array['a', 'b'], 'ab', '101', null, interval '-1 days +02:00', 0.1::double precision + 0.2, 'y', null) $$, 'are what an INSERT would give');
select is((select count(distinct trace_id) from queue), 1::bigint, 'where the letter has a value, that is taken');
alter table queue alter column short set default 'abcd';
select pg_temp.letters(1);
select is(pg_temp.refusals(), '1: value too long for type character varying(3)', 'a default that does not fit is refused as INSERT refuses it, not cut off');
alter table queue alter column short set default current_setting('cortex.tenant');
select pg_temp.letters(2, '{"short": "abc"}');
select is(pg_temp.refusals(), 'none', 'a default that only sessions of services can compute is not asked for where the letter has the value');
update dead_letter set job = '{}', retried_at = null, retried_as = null where id = 1;
select matches(pg_temp.refusal('select * from cortex_retry_dead_letters(letter_id => 1)'), '^42704 .*cortex.tenant', 'where it has none, the error is raised as it is');
alter table queue drop column trace_id, drop column short, drop column since, drop column feeling, drop column must, drop column often, drop column tags, drop column padded,
  drop column bits, drop column who, drop column pause, drop column near, drop column often_too;
alter table queue alter column max_attempts set default 3;

-- Triggers
create function pg_temp.judge() returns trigger language plpgsql as $function$
begin
  case new.payload->>'n'
    when '2' then return null;
    when '3' then raise 'not this one';
    when '4' then raise 'nor this one' using errcode = 'ABCDE';
    when '5' then assert false, 'asserted';
    when '6' then new.payload := new.payload->'x'->'y';
    when '7' then perform 1 / 0;
    else null;
  end case;
  return new;
end;
$function$;
create trigger judge before insert on queue_any_day for each row execute function pg_temp.judge();
select pg_temp.letters(8);
select is(pg_temp.refusals(), '2: a trigger of queue or dead_letter swallows it; 3: not this one; 4: nor this one; 5: asserted; '
  '6: null value in column "payload" of relation "queue" violates not-null constraint; 7: division by zero', 'what triggers swallow or refuse is not stamped');
select is((select string_agg(retried_as::text, ' ') from cortex_retry_dead_letters(letter_id => 2)), null, 'asked for alone, one has its row too');
drop trigger judge on queue_any_day;

create function pg_temp.renumber() returns trigger language plpgsql as $function$
begin
  new.id := 1000 + (new.payload->>'n')::bigint;
  return new;
end;
$function$;
create trigger renumber before insert on queue_any_day for each row when (new.payload->>'n' <> '2') execute function pg_temp.renumber();
select pg_temp.letters(4);
select is(pg_temp.refusals(), 'none', 'a trigger that gives ids of its own');
select results_eq('select retried_as > 1000 from dead_letter order by id', 'values (true), (false), (true), (true)', 'the stamp is the id that is in queue');
drop trigger renumber on queue_any_day;

create function pg_temp.keep() returns trigger language plpgsql as 'begin return case old.id when 2 then null else new end; end';
create trigger keep before update on dead_letter for each row execute function pg_temp.keep();
select pg_temp.letters(3);
select is(pg_temp.refusals(), '2: a trigger of queue or dead_letter swallows it', 'a letter that cannot be stamped is not enqueued');
drop trigger keep on dead_letter;

create rule never as on insert to queue do instead nothing;
select pg_temp.letters(2);
select is(pg_temp.refusal('select * from cortex_retry_dead_letters(everything => true)'),
  format('QX003 | queue has a rule for INSERT, never, so a retry could not tell what became of a job | Make it a trigger, or: alter table %I.queue disable rule never;', :'schema'),
  'a rule could swallow any of them');
drop rule never on queue;
select is_empty('select from dead_letter where retried_at is not null', 'nothing is stamped');

create function pg_temp.fill_in() returns trigger language plpgsql as 'begin new.lacking := 1; return new; end';
create trigger fill_in before insert on queue_any_day for each row execute function pg_temp.fill_in();
alter table queue add column lacking integer;
alter table queue alter column lacking set not null;
select pg_temp.letters(1);
select is((select count(refusal) from cortex_retry_dead_letters(everything => true, dry_run => true)), 0::bigint, 'a dry run foretells nothing that a trigger may mend');
select is(pg_temp.refusals(), 'none', 'and so it comes');
drop trigger fill_in on queue_any_day;
alter table queue drop column lacking;

-- What concerns all
create function pg_temp.fail() returns trigger language plpgsql as $function$
begin
  if new.payload->>'n' = '2' then
    raise 'not now' using errcode = tg_argv[0];
  end if;
  return new;
end;
$function$;
create function pg_temp.failing(code text) returns text language plpgsql as $function$
declare
  outcome text;
begin
  perform pg_temp.letters(3);
  execute format('create trigger fail before insert on queue_any_day for each row execute function pg_temp.fail(%L)', code);
  begin
    outcome := pg_temp.refusals();
  exception
    when others then outcome := sqlstate || ' | ' || sqlerrm;
  end;
  drop trigger fail on queue_any_day;
  return outcome;
end;
$function$;
select is(pg_temp.failing(code), code || ' | not now', 'an error that would meet any letter is raised once: ' || code)
from unnest(array['08006', '2200H', '25006', '40001', '40P01', '42501', '53100', '55P03', '57P01', 'XX000']) as code;
select is_empty('select from dead_letter where retried_at is not null', 'and none of the batch is retried');
select is(pg_temp.failing(code), '2: not now', 'one that is about a letter refuses this one: ' || code)
from unnest(array['22000', '23514', '44000', '45000', '54000', 'P0001', 'P0002', 'QX002', 'TT001']) as code;

-- A value that dead_letter itself cannot give back
alter table queue add column amount integer;
select pg_temp.letters(20000, '{"amount": 1}');
update dead_letter set job = '{"amount": "many"}' where id % 5000 = 7;
select is((select count(refusal) || ' ' || count(retried_as) from cortex_retry_dead_letters(everything => true, batch_size => null)), '4 19996', 'four of twenty thousand');
select results_eq('select id, job from dead_letter where retried_at is null', $$ select 7 + 5000 * n, '{"amount": "many"}'::jsonb from generate_series(0::bigint, 3) as n $$, 'the four');
select is((select count(*) from queue), 19996::bigint, 'each of the others once');

select * from finish();
rollback;
