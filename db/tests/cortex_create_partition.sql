\ir setup.psql
\ir partitions.psql
select plan(25);

select is(left(pg_temp.refusal('select cortex_create_partition(' || arguments || ')'), 5), 'QX001', arguments)
from unnest(array['null', '''infinity''', '''-infinity''', '''1969-12-31''', '''10000-01-01''', '''0044-03-15 BC''', 'current_date, null']) as arguments;
select is(left(pg_temp.refusal('select cortex_create_partition(''2024-02-30'')'), 5), '22008', 'a day that no calendar has');
select is(left(pg_temp.refusal('set transaction_read_only to on; select cortex_create_partition(current_date)'), 5), 'QX002', 'a read-only transaction');
select is_empty('select pg_temp.partition_names()', 'a refusal changes nothing');

create function pg_temp.create_day(day date, dry_run boolean default false) returns setof text language sql
  as $$ select pg_temp.summary(format('select * from cortex_create_partition(%L, %L)', day, dry_run)) $$;

select results_eq('select pg_temp.create_day(pg_temp.day(5), true)', $$ values ('would create 5d') $$, 'a dry run says so');
select is_empty('select pg_temp.partition_names()', 'and creates nothing');
select results_eq('select pg_temp.create_day(pg_temp.day(5))', $$ values ('created 5d') $$, 'a day to come');
select results_eq('select pg_temp.create_day(pg_temp.day(5))', $$ values ('exists 5d') $$, 'twice is as good as once');
select results_eq('select pg_temp.create_day(pg_temp.day(5), true)', $$ values ('exists 5d') $$, 'in a dry run too');
select results_eq('select pg_temp.create_day(pg_temp.day(-400))', $$ values ('created ' || to_char(pg_temp.day(-400), '"queue_"YYYY_MM_DD')) $$, 'a day long ago');
select results_eq($$ select partition_name, lower_bound, upper_bound from cortex_partitions() $$,
  $$ values (to_char(pg_temp.day(-400), '"queue_"YYYY_MM_DD'), pg_temp.at(-400, '0'), pg_temp.at(-399, '0')), (pg_temp.name(5), pg_temp.at(5, '0'), pg_temp.at(6, '0')) $$,
  'from midnight to midnight UTC');
select results_eq('select action, target, bytes > 0, called_by from cortex_run_log where function_name = ''cortex_create_partition'' and action = ''created'' order by run_log_id',
  $$ values ('created', pg_temp.name(5), true, session_user::text collate "default"), ('created', to_char(pg_temp.day(-400), '"queue_"YYYY_MM_DD'), true, session_user::text) $$,
  'what was created is in the run log');

-- Like queue, and like its newest partition
alter table queue add column priority int default 5, add column doubled int generated always as (priority * 2) stored, add check (priority > 0);
alter table queue alter column payload set storage external, alter column payload set compression pglz;
create unique index one_per_second on queue (queue_name, created_at) where priority = 1;
select format('alter table %I set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, toast.autovacuum_enabled = false)', pg_temp.name(5)) as set_options \gset
:set_options;
select pg_temp.create_day(pg_temp.day(6)) as created;
select results_eq(format($$
    select attname, format_type(atttypid, atttypmod), attnotnull, attstorage, attcompression, attgenerated, pg_get_expr(adbin, adrelid)
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum where attrelid = '%I'::regclass and attnum > 0 order by attnum $$, pg_temp.name(6)),
  $$ select attname, format_type(atttypid, atttypmod), attnotnull, attstorage, attcompression, attgenerated, pg_get_expr(adbin, adrelid)
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum where attrelid = 'queue'::regclass and attnum > 0 order by attnum $$,
  'columns are those of queue');
select is((select count(*) from pg_inherits join pg_index as part on part.indexrelid = inhrelid
    join pg_index as whole on whole.indexrelid = inhparent where whole.indrelid = 'queue'::regclass and part.indrelid = pg_temp.name(6)::regclass),
  (select count(*) from pg_index where indrelid = 'queue'::regclass), 'indexes are those of queue, attached');
select is((select array_agg(conname::text order by 1) from pg_constraint where conrelid = pg_temp.name(6)::regclass and contype = 'c'),
  (select array_agg(conname::text order by 1) from pg_constraint where conrelid = 'queue'::regclass and contype = 'c'), 'constraints are those of queue');
select results_eq('select partition.reloptions::text collate "default", toast.reloptions::text collate "default" from pg_class as partition join pg_class as toast on toast.oid = partition.reltoastrelid
    where partition.oid = pg_temp.name(6)::regclass',
  $$ values ('{autovacuum_vacuum_scale_factor=0.01,fillfactor=70}', '{autovacuum_enabled=false}') $$, 'storage options are those of the newest partition');
insert into queue (queue_name, payload, created_at) values ('q', '{}', pg_temp.at(6));
select is(tableoid::regclass::text, pg_temp.name(6), 'jobs of the day go there') from queue;

-- Whoever runs it
reset role;
select pg_temp.create_day(pg_temp.day(7)) as created;
select is((select relowner::regrole from pg_class where oid = pg_temp.name(7)::regclass), (select relowner::regrole from pg_class where oid = 'queue'::regclass),
  'a partition belongs to the owner of queue, even when a superuser creates it');
select set_config('role', current_setting('cortex.owner'), true) as role;
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_create_partition(current_date)'), '42501', 'an operator may not create partitions');

select * from finish();
rollback;
