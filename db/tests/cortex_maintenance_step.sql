-- Maintenance step by step, as the command line and the procedure take it; here in one transaction.
\ir setup.psql
\ir partitions.psql
select plan(33);

create function pg_temp.fresh() returns void language plpgsql as $function$
begin
  perform pg_temp.drop_all_partitions();
  truncate queue, dead_letter, cortex_run_log, cortex_partition_task;
  update cortex_rollup set final_before = now();
  perform pg_temp.add_days(-9, 0), pg_temp.add_jobs(-9, 'failed', 1200), pg_temp.add_jobs(-9, 'pending', 5), pg_temp.add_jobs(-8, 'failed', 2);
end;
$function$;
create function pg_temp.step(run uuid) returns setof text language sql
  as $$ select pg_temp.summary(format('select * from cortex_maintenance_step(%L)', run)) $$;

-- Begins a run of maintenance, by force, and returns it.
create function pg_temp.begun() returns uuid language plpgsql as $function$
declare
  run constant uuid := gen_random_uuid();
begin
  perform cortex_begin_maintenance(run, 7, 0, 'requeue');
  return run;
end;
$function$;
create function pg_temp.steps(run uuid, how_many integer) returns setof text language plpgsql as $function$
begin
  for n in 1 .. how_many loop
    return query select pg_temp.step(run);
  end loop;
end;
$function$;

select is(left(pg_temp.refusal('select cortex_begin_maintenance(' || arguments || ')'), 5), 'QX001', 'begin with ' || arguments)
from unnest(array['null', 'gen_random_uuid(), 0', 'gen_random_uuid(), null', 'gen_random_uuid(), premake_days => -1', 'gen_random_uuid(), on_active => ''drop''']) as arguments;
select is_empty('select pg_temp.step(gen_random_uuid())', 'an unknown run has nothing to do');
select is_empty('select pg_temp.step(null)', 'nor has none');

-- One step after the other
select pg_temp.fresh();
select pg_temp.begun() as run \gset
select is(left(pg_temp.refusal(format('select cortex_begin_maintenance(%L)', :'run')), 5), 'QX001', 'a run begins once');
select results_eq(format('select pg_temp.step(%L)', :'run'), $$ values ('planned 1207') $$, 'it knows how much there is to move');
select results_eq(format('select pg_temp.step(%L)', :'run'), $$ values ('moving -9d 1205 1000 0') $$, 'a batch');
select results_eq(format('select pg_temp.step(%L)', :'run'), $$ values ('moving -9d 1205 1200 0') $$, 'the rest of the failed jobs');
select is((select count(*) from dead_letter), 1200::bigint, 'which are in dead_letter');
select results_eq(format('select pg_temp.step(%L)', :'run'), $$ values ('moving -9d 1205 1200 5') $$, 'the active jobs');
select results_eq(format('select pg_temp.step(%L)', :'run'), $$ values ('dropped -9d 1205 1200 5') $$, 'so it goes');
select results_eq(format('select pg_temp.steps(%L, 4)', :'run'), $$ values ('moving -8d 2 2 0'), ('dropped -8d 2 2 0') $$, 'and the next');
select is_empty(format('select pg_temp.step(%L)', :'run'), 'then all is done');
select results_eq('select action, target, jobs, archived, requeued, function_name, run_id from cortex_run_log where action <> ''exists'' order by run_log_id',
  format($$ values ('dropped', pg_temp.name(-9), 1205::bigint, 1200::bigint, 5::bigint, 'cortex_maintain_partitions', %1$L::uuid),
    ('dropped', pg_temp.name(-8), 2, 2, 0, 'cortex_maintain_partitions', %1$L) $$, :'run'), 'the run log has the sums');

-- What turns up meanwhile
select pg_temp.fresh();
select gen_random_uuid() as run \gset
select results_eq(format('select pg_temp.summary(%L)', format('select * from cortex_begin_drop(%L, pg_temp.day(-8))', :'run')), $$ values ('planned 2') $$, 'a drop knows it at once');
select pg_temp.add_jobs(-8, 'processing', 2);
select results_eq(format('select pg_temp.steps(%L, 4)', :'run'), $$ values ('moving -8d 2 2 0'), ('skipped -8d 2 2 0') $$, 'a job that became active keeps its partition');
select is(detail, '2 ''processing'' turned up in it', 'it says why') from cortex_run_log;

-- A partition that is gone, one that fills up again, and jobs that are large
select pg_temp.fresh();
select pg_temp.begun() as run \gset
select pg_temp.step(:'run') \g /dev/null
select format('drop table %I', pg_temp.name(-9)) as drop_it \gset
:drop_it;
select results_eq(format('select line from pg_temp.steps(%L, 9) as line where line !~ ''moving''', :'run'), $$ values ('postponed -9d 1205 0 0'), ('dropped -8d 2 2 0') $$, 'a partition that another session has dropped holds up no other');
select matches(detail, '^it is no partition of queue any more|does not exist', 'it says why') from cortex_run_log where action = 'postponed';
select pg_temp.fresh();
create function pg_temp.refill() returns trigger language plpgsql as $$ begin insert into queue (queue_name, payload, created_at) values (old.queue_name, old.payload, old.created_at); return null; end $$;
create trigger refills after delete on queue for each row execute function pg_temp.refill();
select pg_temp.begun() as run \gset
select ok(count(*) < 100, 'a partition that fills up as fast as it is emptied is given up') from pg_temp.steps(:'run', 200);
drop trigger refills on queue;
select pg_temp.fresh();
update queue set payload = to_jsonb((select string_agg(md5(random()::text || n), '') from generate_series(1, 600) as n)) where status = 'failed' and id % 2 = 0;
select pg_temp.begun() as run \gset
select pg_temp.steps(:'run', 2) \g /dev/null
select ok(count(*) between 1 and 999, 'a batch of large jobs is smaller') from dead_letter;

alter table queue add column result bytea, alter column result set storage external;
select pg_temp.fresh();
update queue set result = convert_to(repeat(md5(random()::text), 300), 'utf8') where status = 'failed';
select pg_temp.begun() as run \gset
select pg_temp.steps(:'run', 2) \g /dev/null
select ok(count(*) between 1 and 999, 'in whatever column') from dead_letter;
alter table queue drop column result;

-- A run that was killed, and one that another overtakes
select pg_temp.fresh();
select pg_temp.begun() as killed \gset
select pg_temp.steps(:'killed', 2) \g /dev/null
select pg_temp.begun() as run \gset
select pg_temp.step(:'run') \g /dev/null
select results_eq('select action, target, archived, run_id from cortex_run_log where action <> ''exists'' order by run_log_id', format($$ values ('interrupted', pg_temp.name(-9), 1000::bigint, %1$L::uuid), ('interrupted', pg_temp.name(-8), 0, %1$L) $$, :'killed'),
  'what an interrupted run has done is in the run log');
select results_eq(format('select pg_temp.step(%L)', :'killed'), $$ values ('already_running') $$, 'if it is still there it ends, and says so');
select is_empty(format('select pg_temp.step(%L)', :'killed'), 'once');
select is((select string_agg(line, '; ') from pg_temp.steps(:'run', 20) as line where line ~ 'dropped'), 'dropped -9d 205 200 5; dropped -8d 2 2 0', 'the next one finishes');

-- Time that runs out
select pg_temp.fresh();
set local statement_timeout = '1d';
select is(cortex__time_is_up(), false, 'half of the statement timeout is not over');
set local statement_timeout = '1min';
select is(cortex__time_is_up(), false, 'in whatever unit it is given');
set local statement_timeout = 0;
select is(cortex__time_is_up(), false, 'without one it never is');
select pg_temp.begun() as run \gset
select pg_temp.steps(:'run', 2) \g /dev/null
select results_eq(format('select pg_temp.summary(%L)', format('select * from cortex__postpone_rest(%L, false)', :'run')), $$ values ('postponed -9d 1205 1000 0'), ('postponed -8d 2 0 0') $$, 'what time does not suffice for is postponed');

select * from finish();
rollback;
