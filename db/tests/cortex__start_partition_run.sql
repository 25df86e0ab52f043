-- Which transactions may change partitions. The first one cannot begin as setup.psql does.
\set QUIET 1
\if :{?schema}
\else
  \set schema public
\endif
begin isolation level repeatable read;
set local client_min_messages = warning;
select set_config('search_path', format('%I, public, pgtap, pg_temp', :'schema'), true) as search_path \gset setup_
select plan(8);

create function pg_temp.outcome(statement text) returns text language plpgsql as $function$
begin
  execute statement;
  return 'done';
exception when others then
  return sqlstate || ' ' || sqlerrm;
end;
$function$;

drop table queue cascade;
create table queue (id bigint, created_at timestamptz) partition by range (created_at);
select is(pg_temp.outcome(statement), 'QX002 partitions are not changed in a repeatable read transaction', statement)
from unnest(array['select cortex_maintain_partitions()', 'select cortex_create_partition(current_date)', 'select cortex_drop_partition(''2024-01-01'')']) as statement;
select is(pg_temp.outcome('select cortex_maintain_partitions(dry_run => true)'), 'done', 'a dry run may be in any transaction');
select is(pg_temp.outcome('select cortex_partitions()'), 'done', 'so may a look');

set local transaction_read_only to on;
select is(pg_temp.outcome('select cortex_maintain_partitions(dry_run => true)'), 'done', 'a dry run may be read-only');
select is(left(pg_temp.outcome('select cortex__start_partition_run(false)'), 5), 'QX002', 'a run may not');
select is((select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()), 0::bigint, 'none of this takes the lock');

select * from finish();
rollback;
