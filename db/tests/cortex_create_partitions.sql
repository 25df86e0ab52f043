-- The coming days, and what a new partition takes over from the newest one.
\ir setup.psql
\ir partitions.psql
select plan(28);

create function pg_temp.created(arguments text default '') returns setof text language sql
  as $$ select pg_temp.summary(format('select * from cortex_create_partitions(%s)', arguments)) $$;
create function pg_temp.add_next() returns regclass language plpgsql as $function$
declare
  days integer := (select count(*) from pg_inherits where inhparent = 'queue'::regclass);
begin
  perform cortex_create_partitions(days);
  return pg_temp.name(days)::regclass;
end;
$function$;

select is(left(pg_temp.refusal('select cortex_create_partitions(' || arguments || ')'), 5), 'QX001', arguments)
from unnest(array['-1', '367', 'null', 'dry_run => null']) as arguments;
select results_eq($$ select pg_temp.created('2, true') $$, $$ values ('would create 0d'), ('would create 1d'), ('would create 2d') $$, 'a dry run says what is lacking');
select results_eq('select pg_temp.created()', $$ values ('created 0d'), ('created 1d'), ('created 2d'), ('created 3d') $$, 'today and three days');
select results_eq($$ select pg_temp.created('4') $$, $$ values ('exists 0d'), ('exists 1d'), ('exists 2d'), ('exists 3d'), ('created 4d') $$, 'then what is lacking');
select is((select count(*) from cortex_run_log where function_name = 'cortex_create_partitions'), 9::bigint, 'each is in the run log');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_create_partitions()'), '42501', 'an operator may not');

-- Privileges and comments
create role cortex_test_reader;
create role "cortex test writer";
select format('grant select on %1$I to cortex_test_reader with grant option; grant insert, update (status, claimed_at) on %1$I to "cortex test writer";
    grant references on %1$I to public; comment on table %1$I is %2$L; comment on column %1$I.payload is %3$L', pg_temp.name(4), 'one day''s jobs', 'as "sent"') as give \gset
:give;
select pg_temp.add_next() as fresh \gset
select is(has_table_privilege('cortex_test_reader', :'fresh', 'select with grant option'), true, 'privileges are those of the newest partition');
select is(has_table_privilege('cortex test writer', :'fresh', 'insert'), true, 'of any role');
select is(has_table_privilege('cortex_test_reader', :'fresh', 'references'), true, 'or of all');
select is(has_column_privilege('cortex test writer', :'fresh', 'claimed_at', 'update'), true, 'on columns');
select is(has_column_privilege('cortex test writer', :'fresh', 'payload', 'update'), false, 'and no others');
select is(obj_description(:'fresh'::regclass, 'pg_class'), 'one day''s jobs', 'so is its comment');
select is(col_description(:'fresh'::regclass, 3), 'as "sent"', 'and those of columns');

-- Replica identity
select is(relreplident, 'd', 'the replica identity is the default''s') from pg_class where oid = :'fresh'::regclass;
select format('alter table %s replica identity full', :'fresh') as identify \gset
:identify;
select pg_temp.add_next() as fresh \gset
select is(relreplident, 'f', 'or full') from pg_class where oid = :'fresh'::regclass;
select format('alter table %s replica identity nothing', :'fresh') as identify \gset
:identify;
select pg_temp.add_next() as fresh \gset
select is(relreplident, 'n', 'or none') from pg_class where oid = :'fresh'::regclass;
alter table queue alter created_at set not null;
create unique index queue_again on queue (created_at, id);
select format('alter table %s replica identity using index %I', :'fresh', indexrelid::regclass) as identify
from pg_index join pg_inherits on inhrelid = indexrelid where inhparent = 'queue_again'::regclass and indrelid = :'fresh'::regclass \gset
:identify;
select pg_temp.add_next() as fresh \gset
select is(relreplident, 'i', 'or an index') from pg_class where oid = :'fresh'::regclass;
select is(inhparent::regclass::text, 'queue_again', 'the same one') from pg_index join pg_inherits on inhrelid = indexrelid where indrelid = :'fresh'::regclass and indisreplident;
select lives_ok(format('insert into queue (queue_name, payload, created_at) select ''q'', ''{}'', lower_bound from cortex_partitions() where partition_name = %L', :'fresh'), 'and takes jobs');
select format('create unique index own_key on %1$s (id, created_at, queue_name); alter table %1$s replica identity using index own_key', :'fresh') as identify \gset
:identify;
select results_eq(format('select action, detail from cortex_create_partitions(%s) where action not in (''exists'')', (select count(*) from pg_inherits where inhparent = 'queue'::regclass)),
  format($$ values ('created', 'its replica identity is the primary key, as that of %s is an index that queue does not have') $$, :'fresh'), 'an index that queue does not have is no obstacle, and said');
select format('alter table %s replica identity default', :'fresh') as identify \gset
:identify;

-- Row security
select pg_temp.add_next() as fresh \gset
select format('alter table %1$s enable row level security, force row level security;
    create policy "own queue" on %1$s for select to cortex_test_reader using (queue_name = current_user);
    create policy written on %1$s as restrictive for insert with check (payload is not null)', :'fresh') as secure \gset
:secure;
select pg_temp.add_next() as fresh \gset
select results_eq(format('select relrowsecurity, relforcerowsecurity from pg_class where oid = %L::regclass', :'fresh'), 'values (true, true)', 'row security comes along');
select is(string_agg(concat_ws(' ', policyname, permissive, roles, cmd, qual, with_check), '; ' order by policyname),
  'own queue PERMISSIVE {cortex_test_reader} SELECT (queue_name = CURRENT_USER); written RESTRICTIVE {public} INSERT (payload IS NOT NULL)',
  'with its policies') from pg_policies where tablename = :'fresh';

-- Publications
reset role;
set local client_min_messages = error;
create publication "cortex test all" for table queue;
select pg_temp.add_next() as fresh \gset
select is(detail, null, 'a publication of queue has all partitions') from cortex_run_log order by run_log_id desc limit 1;
select format('create publication "cortex test one" for table %s', :'fresh') as publish \gset
:publish;
select pg_temp.add_next() as fresh \gset
select is(detail, format('not published: alter publication "cortex test one" add table %s;', :'fresh'), 'one that names partitions is warned about') from cortex_run_log order by run_log_id desc limit 1;
select is((select count(*) from cortex_run_log where detail ~ 'cortex test all'), 0::bigint, 'and no other');

select * from finish();
rollback;
