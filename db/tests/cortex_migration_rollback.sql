-- The ways back from each phase; the whole way back is in cortex_migration_step.sql and cortex_migration_step_attach.sql.
\ir setup.psql
\ir plain_queue.psql
select plan(35);

create function pg_temp.shape() returns setof text language sql as $function$
  select 'relation ' || relname from pg_class where relname ~ '^(queue|cortex_migration_(key|bound))' and relkind in ('r', 'p', 'i') and relpersistence <> 't'
  union all select 'trigger ' || tgname from pg_trigger where tgrelid = 'queue'::regclass
  union all select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'queue'::regclass;
$function$;
create temporary table before_shape as select * from pg_temp.shape() as part;

select is(pg_temp.refusal('select cortex_migration_rollback()'),
  'QX002 | there is no move to roll back | Only a move that is in progress, or whose old table was not dropped yet, can be rolled back.', 'without a move');

create function pg_temp.back_from(strategy text, stop_at text) returns setof text language plpgsql as $function$
begin
  perform cortex_migration_start(strategy);
  return next is(pg_temp.go_on(stop_at, 10), stop_at, format('%s, in phase %s', strategy, stop_at));
  perform cortex_migration_rollback();
  return next is(pg_temp.go_on(), 'rolled back', 'is rolled back');
  return next set_eq('select * from pg_temp.shape()', 'select part from before_shape', 'and nothing is left of it');
end;
$function$;
select pg_temp.back_from('copy', phase) from unnest(array['create', 'capture', 'copy', 'index', 'verify', 'swap']) as phase;
select pg_temp.back_from('attach', phase) from unnest(array['key', 'validate', 'swap']) as phase;
select results_eq('select * from queue order by id', 'select * from before_move order by id', 'no job was changed');

-- After the swap
select cortex_migration_start() \gset
select pg_temp.go_on() \gset go_
create materialized view numbers as select count(*) from queue;
select is(pg_temp.refusal('select cortex_migration_rollback()'),
  'QX002 | the move cannot be rolled back: materialized view: numbers reads queue | Take that away, then run it again.', 'what depends on the new table is in the way');
drop materialized view numbers;
select is(cortex_migration_rollback(), 'capture', 'the way back');
select is(cortex_migration_rollback(), 'capture', 'is begun once');
select is(left(pg_temp.refusal('select cortex_migration_drop_old()'), 5), 'QX002', 'the old table is needed now');
select is(pg_temp.go_on('verify', 10), 'verify', 'what maintenance drops on the way');
select drop_partition.action from cortex_drop_partition((now() at time zone 'UTC')::date - 9, force => true) as drop_partition \gset
select is(pg_temp.go_on(), 'rolled back', 'does not come back');

select * from finish();
rollback;
