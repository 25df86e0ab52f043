-- The proof that precedes every drop: what happens to the jobs of a partition between their archiving and its lock.
\ir setup.psql
\ir partitions.psql
select plan(20);

select pg_temp.add_days(-9, 0);
select pg_temp.add_jobs(-9, 'failed', 3), pg_temp.add_jobs(-9, 'completed', 3), pg_temp.add_jobs(-8, 'failed', 2);
create function pg_temp.judge(archived_mark bigint) returns jsonb language sql as $$ select cortex__judge_partition(pg_temp.name(-9)::regclass, archived_mark) $$;

select failed, mark from cortex__archive_failed(pg_temp.name(-9)::regclass) \gset
select is(:failed, 3, 'its failed jobs are archived');
select is((select count(*) from dead_letter), 3::bigint, 'all of them');
select is((cortex__failed_mark(pg_temp.name(-9)::regclass)).mark, :mark::bigint, 'the mark of a copy is that of the jobs');
select is(pg_temp.judge(:mark), '{}', 'nothing has happened: nothing would be lost');

-- What another session may do in between
create function pg_temp.after(statement text) returns text language plpgsql as $function$
declare
  judgement jsonb;
begin
  begin
    execute statement;
    judgement := pg_temp.judge(current_setting('cortex.mark')::bigint);
    raise exception using errcode = 'QX901';
  exception when sqlstate 'QX901' then
    return coalesce(judgement->>'action', 'nothing') || case when judgement ? 'again' then ', again' else '' end;
  end;
end;
$function$;
select set_config('cortex.mark', :'mark', true) as mark_setting \gset
select is(pg_temp.after('update queue set status = ''pending'' where status = ''failed'' and created_at < pg_temp.at(-8, ''0'')'), 'skipped', 'failed jobs became pending');
select is(pg_temp.after('update queue set status = ''processing'' where id = (select min(id) from queue where status = ''failed'')'), 'skipped', 'one is being retried');
select is(pg_temp.after('select pg_temp.add_jobs(-9, ''pending'')'), 'skipped', 'a job was enqueued into it');
select is(pg_temp.after('update queue set last_error = ''other'' where id = (select min(id) from queue where status = ''failed'')'), 'postponed, again', 'a failed job changed');
select is(pg_temp.after('update queue set attempts = attempts where id = (select min(id) from queue where status = ''failed'')'), 'postponed, again', 'or was written as it was');
select is(pg_temp.after('update queue set status = ''failed'' where id = (select min(id) from queue where status = ''completed'')'), 'postponed, again', 'another job failed');
select is(pg_temp.after('update queue set status = ''completed'' where id = (select min(id) from queue where status = ''failed'')'), 'postponed, again', 'a failed job is completed');
select is(pg_temp.after('delete from queue where status = ''failed'' and created_at < pg_temp.at(-8, ''0'')'), 'postponed, again', 'they were deleted');
select is(pg_temp.after($$ with gone as (delete from queue where id = (select min(id) from queue where status = 'failed') returning *) insert into queue select * from gone $$),
  'postponed, again', 'one was deleted and inserted as it was');
select is(pg_temp.after('update queue set last_error = ''other'' where created_at > pg_temp.at(-8, ''0'')'), 'nothing', 'jobs of other partitions do not matter');
select is(pg_temp.after('update queue set completed_at = now() where status = ''completed'''), 'nothing', 'nor do completed ones');

-- Archiving again
update queue set last_error = 'other' where id = (select min(id) from queue where status = 'failed');
update dead_letter set retried_at = now(), retried_as = 1;
select is(failed, 3::bigint, 'archiving again counts them again') from cortex__archive_failed(pg_temp.name(-9)::regclass);
select results_eq('select last_error, retried_at is null, retried_as is null from dead_letter order by original_id',
  $$ values ('other', true, true), ('boom', false, false), ('boom', false, false) $$, 'each has one letter, up to date; a failure that is new waits for a retry');
update dead_letter set failed_at = now() - interval '1 day';
select is(failed, 3::bigint, 'archiving what is archived') from cortex__archive_failed(pg_temp.name(-9)::regclass);
select is((select count(*) from dead_letter where failed_at = now() - interval '1 day'), 3::bigint, 'changes nothing');
select is((select count(*) from pg_locks where relation = pg_temp.name(-9)::regclass and mode = 'AccessExclusiveLock' and pid = pg_backend_pid()), 1::bigint,
  'the partition is locked while it is judged');

select * from finish();
rollback;
