-- What keeps a job from being lost unseen when its partition is emptied and dropped.
\ir setup.psql
\ir partitions.psql
select plan(55);

create function pg_temp.fresh() returns void language plpgsql as $function$
begin
  perform pg_temp.drop_all_partitions();
  truncate queue, dead_letter, cortex_run_log;
  perform pg_temp.add_days(-9, 0), pg_temp.add_jobs(-9, 'completed', 4), pg_temp.add_jobs(-9, 'cancelled', 2), pg_temp.add_jobs(-9, 'failed', 3);
end;
$function$;
create function pg_temp.reason() returns text language sql as $$
  select detail from cortex_run_log where action in ('skipped', 'postponed') order by run_log_id desc limit 1
$$;
create function pg_temp.where_jobs_are() returns text language sql as $$
  select format('%s/%s', (select count(*) from queue where created_at < pg_temp.at(-8, '0')), (select count(*) from dead_letter))
$$;

-- More than one batch
select pg_temp.fresh(), pg_temp.add_jobs(-9, 'failed', 2500), pg_temp.add_jobs(-9, 'pending', 1500), pg_temp.add_jobs(-9, 'processing', 1001);
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue''') $$, $$ values ('exists 0d'), ('dropped -9d 5010 2503 2501'), ('dropped -8d 0 0 0') $$, 'jobs move in batches, all of them');
select is((select count(*) from dead_letter), 2503::bigint, 'failed ones to dead_letter');
select is((select count(*) from queue where status = 'pending' and created_at = now()), 2501::bigint, 'active ones to today, as pending');

-- Statuses that nobody knows
alter table queue drop constraint valid_status, alter column status drop not null;
select pg_temp.fresh();
select pg_temp.add_jobs(-9, status, places) from unnest(array['scheduled', 'PENDING', null, ''], array[3, 2, 1, 1]) as known (status, places);
select is(other, 7::bigint, 'they are counted') from cortex_partitions() where partition_name = pg_temp.name(-9);
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('skipped -9d 16 0 0'), ('dropped -8d 0 0 0') $$, 'a status that is none of the five keeps its partition');
select is(pg_temp.reason(), '3 ''scheduled'', 2 ''PENDING'', 1 '''', 1 without a status: a status that is not known here keeps it', 'it says which');
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue''') $$, $$ values ('exists 0d'), ('skipped -9d 16 0 0') $$, 'by force, too');
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue'', true') $$, $$ values ('exists 0d'), ('would skip -9d 16 0 0') $$, 'a dry run says so');
select results_eq($$ select pg_temp.summary('select * from cortex_drop_partition(pg_temp.day(-9), true)') $$, $$ values ('skipped -9d 16 0 0') $$, 'and so does a drop');
select is(pg_temp.where_jobs_are(), '16/0', 'a partition that stays is not emptied');

-- Rows that row security hides
select pg_temp.fresh();
select format('alter table %I enable row level security, force row level security', pg_temp.name(-9)) as hide,
  format('alter table %I disable row level security', pg_temp.name(-9)) as show \gset
:hide;
select pg_temp.add_jobs(-9, 'pending', 2);
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('skipped -9d 0 0'), ('dropped -8d 0 0 0') $$, 'a partition with hidden jobs stays');
select matches(pg_temp.reason(), 'row security hides', 'it says why');
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue''') $$, $$ values ('exists 0d'), ('skipped -9d 0 0') $$, 'by force, too');
:show;
select is(pg_temp.where_jobs_are(), '11/0', 'and loses none');

-- Triggers and rules that swallow or keep jobs
create function pg_temp.swallow() returns trigger language plpgsql as $$ begin return null; end $$;
create function pg_temp.swallow_some() returns trigger language plpgsql as $$ begin return case when new.id % 3 = 0 then null else new end; end $$;
select pg_temp.fresh(), pg_temp.add_jobs(-9, 'pending', 6);
create trigger takes_some before insert on queue for each row execute function pg_temp.swallow_some();
select results_eq($$ select pg_temp.maintain('7, 0, ''requeue''') $$, $$ values ('exists 0d'), ('postponed -9d 15 3 0'), ('dropped -8d 0 0 0') $$, 'a trigger that swallows jobs keeps the partition');
select is(pg_temp.reason(), 'could not move its jobs: of 6 jobs, 4 arrived: a trigger or rule of queue swallows the others', 'it says why');
select is((select count(*) from queue where status = 'pending' and created_at < pg_temp.at(-8, '0')), 6::bigint, 'and no job is lost');
drop trigger takes_some on queue;
select pg_temp.fresh();
create trigger takes_all before insert on dead_letter for each row execute function pg_temp.swallow();
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('postponed -9d 9 0 0'), ('dropped -8d 0 0 0') $$, 'nor may dead_letter swallow any');
select is(pg_temp.where_jobs_are(), '9/0', 'all are there');
drop trigger takes_all on dead_letter;
create trigger keeps_all before delete on queue for each row execute function pg_temp.swallow();
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('exists 0d'), ('postponed -9d 9 0 0') $$, 'a trigger that keeps jobs keeps the partition');
select is(pg_temp.reason(), format('could not move its jobs: of 3 jobs, 0 could be deleted: a trigger or rule of %s keeps the others', pg_temp.name(-9)), 'it says why');
select is(pg_temp.where_jobs_are(), '9/0', 'and no job is in both tables');
drop trigger keeps_all on queue;

-- Foreign keys that point at queue
create table note (note_id int, job_id bigint, job_created_at timestamptz);
create function pg_temp.note_failed_jobs(action text) returns void language plpgsql as $function$
begin
  alter table note drop constraint if exists note_of_job;
  truncate note;
  perform pg_temp.fresh();
  insert into note select 1, id, created_at from queue where status = 'failed';
  execute 'alter table note add constraint note_of_job foreign key (job_id, job_created_at) references queue ' || action;
end;
$function$;
create function pg_temp.after_key(action text) returns text language plpgsql as $function$
begin
  perform pg_temp.note_failed_jobs(action);
  return (select string_agg(line, '; ') from pg_temp.maintain('7, 0') as line where line ~ '-9d') || format('; %s of 3 notes', (select count(job_id) from note));
end;
$function$;
select is(pg_temp.after_key('on delete ' || action), 'skipped -9d 9 0 0; 3 of 3 notes', 'a foreign key with ' || action || ' keeps the jobs where they are')
from unnest(array['cascade', 'set null', 'set default']) as action;
select is(pg_temp.reason(), 'the foreign key note_of_job of note would change other tables when jobs are moved: make it NO ACTION, or drop it', 'and is named');
select is(pg_temp.after_key('on delete ' || action), 'postponed -9d 9 0 0; 3 of 3 notes', action || ' stops the move')
from unnest(array['restrict', 'no action', 'no action deferrable initially deferred']) as action;
select matches(pg_temp.reason(), '^could not move its jobs: update or delete on table .* violates foreign key constraint .* on table "note"', 'and says so, deferred or not');
select is(pg_temp.where_jobs_are(), '9/0', 'no job has moved');
delete from note;
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('dropped -9d 9 3 0'), ('exists 0d') $$, 'once nothing refers to its jobs it goes');
select pg_temp.add_days(-9, -8), pg_temp.add_jobs(-9, 'completed', 6), pg_temp.add_jobs(-9, 'failed', 3);
insert into note select 1, id, created_at from queue where status = 'completed' limit 1;
select is((select string_agg(line, '; ') from pg_temp.maintain('7, 0') as line where line ~ '-9d'), 'postponed -9d 9 3 0', 'a completed job that is referred to keeps its partition');
select matches(pg_temp.reason(), 'violates foreign key constraint', 'and says why');
drop table note;

-- Foreign keys of queue
create table account (account_id int primary key);
insert into account values (1);
alter table queue add column account_id int default 1 references account on delete cascade;
select pg_temp.fresh(), pg_temp.add_jobs(-9, 'pending', 2);
select results_eq($$ select pg_temp.maintain('7, 1, ''requeue''') $$, $$ values ('exists 0d'), ('created 1d'), ('dropped -9d 11 3 2'), ('dropped -8d 0 0 0') $$, 'a foreign key to another table is no obstacle');
select is((select count(*) from pg_constraint where contype = 'f' and conrelid = to_regclass(pg_temp.name(1))), 1::bigint, 'and a new partition has it');

-- A constraint that is checked at the end
create function pg_temp.refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
select pg_temp.fresh();
create constraint trigger refuses after delete on queue deferrable initially deferred for each row execute function pg_temp.refuse();
select results_eq($$ select pg_temp.maintain('7, 0') $$, $$ values ('postponed -9d 9 0 0'), ('dropped -8d 0 0 0'), ('exists 0d') $$, 'a deferred trigger that refuses is heard in time');
select is(pg_temp.reason(), 'could not move its jobs: not today', 'it says why');
select is(pg_temp.where_jobs_are(), '9/0', 'and no job has moved');
drop trigger refuses on queue;

-- Values that are hard to carry
alter table queue add column pause interval, add column share double precision, add column raw bytea;
select pg_temp.fresh();
update queue set pause = interval '1 month 2 days 03:04:05', share = 0.1::double precision + 0.2, raw = '\x00ff' where status = 'failed';
set local intervalstyle = 'sql_standard';
set local extra_float_digits = -3;
set local bytea_output = 'escape';
select ok(count(*) = 2, 'a session with odd settings') from pg_temp.maintain('7, 0') as line where line ~ 'dropped';
reset intervalstyle;
select results_eq('select distinct (job->>''pause'')::interval, (job->>''share'')::double precision, (job->>''raw'')::bytea from dead_letter',
  $$ values (interval '1 month 2 days 03:04:05', 0.1::double precision + 0.2, '\x00ff'::bytea) $$, 'loses no value');

alter table queue add column stay daterange, add column price money;
select pg_temp.fresh();
update queue set stay = daterange('2026-03-04', '2026-05-06'), price = 1234.5::numeric::money where status = 'failed';
set local datestyle = 'SQL, DMY';
select ok(count(*) = 2, 'a session that writes dates its own way') from pg_temp.maintain('7, 0') as line where line ~ 'dropped';
select is((select count(retried_as) from cortex_retry_dead_letters(everything => true)), 3::bigint, 'and a retry in it');
reset datestyle;
select results_eq('select distinct stay, price::numeric from queue where status = ''pending''', $$ values (daterange('2026-03-04', '2026-05-06'), 1234.50) $$, 'mean the same day');

-- Types that somebody can turn into JSON, but not back (hstore is one)
create type mood as enum ('glad', 'sad');
create function mood_to_json(mood) returns json language sql immutable as $$ select json_build_object('mood', $1::text) $$;
create cast (mood as json) with function mood_to_json(mood);
alter table queue add column feeling mood;
select pg_temp.fresh();
update queue set feeling = 'sad' where status = 'failed';
select ok(count(*) = 2, 'a column of a type with a cast to json') from pg_temp.maintain('7, 0') as line where line ~ 'dropped';
select is((select count(retried_as) from cortex_retry_dead_letters(everything => true)), 3::bigint, 'and a retry');
select results_eq('select distinct feeling::text from queue where status = ''pending'' and created_at = now()', $$ values ('sad') $$, 'give it back');
alter table queue drop column feeling;

-- Two jobs of one id and time, which an adopted queue without a key may have
create function pg_temp.letters_of(payloads text, kept text default null) returns text language plpgsql as $function$
declare
  outcome text;
begin
  perform pg_temp.fresh();
  insert into dead_letter (original_id, queue_name, payload, attempts, created_at, failed_at, archived_from_partition, job)
  select id, queue_name, coalesce(payloads::jsonb, payload), 1, created_at, now(), 'elsewhere', kept::jsonb from queue where status = 'failed' limit 1;
  outcome := (select string_agg(line, '; ') from pg_temp.maintain('7, 0') as line where line ~ '-9d');
  return outcome || '; ' || (select count(*) from dead_letter);
end;
$function$;
select is(pg_temp.letters_of('{"other": 1}'), 'postponed -9d 9 0 0; 1', 'a letter of another job keeps the job in its partition');
select matches(pg_temp.reason(), '^could not move its jobs: of 3 jobs, 2 arrived: .* letters of other jobs with their id and created_at$', 'it says why');

select is(pg_temp.letters_of(null, '{"tenant": 1}'), 'postponed -9d 9 0 0; 1', 'so does one with other columns');
select is(pg_temp.letters_of(null), 'dropped -9d 9 3 0; 3', 'that of the same job does not');

-- Counting comes first
\ir uncounted.psql
select pg_temp.fresh();
update queue set completed_at = pg_temp.at(-9) where status in ('completed', 'failed');
select ok(count(*) = 2, 'partitions that were never counted') from pg_temp.maintain('7, 0') as line where line ~ 'dropped';
select results_eq('select sum(completed), sum(failed) from cortex_throughput', 'values (4::numeric, 3::numeric)', 'are counted before they are emptied');
update cortex_rollup set final_before = now();
select pg_temp.fresh();
update queue set completed_at = now() where status = 'failed';
select ok(count(*) = 2, 'or have jobs that failed since') from pg_temp.maintain('7, 0') as line where line ~ 'dropped';
select is(sum(failed), 6::numeric, 'which are counted too') from cortex_throughput;

select * from finish();
rollback;
