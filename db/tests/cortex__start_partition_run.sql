-- Which transactions may change partitions. It cannot begin as setup.psql does.
\set QUIET 1
\if :{?schema}
\else
  \set schema public
\endif
begin isolation level repeatable read;
set local client_min_messages = warning;
select set_config('search_path', format('%I, public, pgtap, pg_temp', :'schema'), true) as search_path \gset setup_
select plan(9);

create function pg_temp.outcome(statement text) returns text language plpgsql as $function$
begin
  execute statement;
  return 'done';
exception when others then
  return sqlstate || ' ' || sqlerrm;
end;
$function$;

drop table queue cascade;
create table queue (id bigint, status text, created_at timestamptz) partition by range (created_at);
select is(pg_temp.outcome(statement), 'QX002 partitions are not dropped in a repeatable read transaction', statement)
from unnest(array['select cortex_maintain_partitions()', 'select cortex_begin_maintenance(gen_random_uuid())', 'select cortex_maintenance_step(gen_random_uuid())']) as statement;
select is(pg_temp.outcome('select cortex_create_partitions()'), 'done', 'they are created in any');
select is((select count(*) from cortex_partitions()), 4::bigint, 'all of them');
select is(pg_temp.outcome('select cortex_maintain_partitions(dry_run => true)'), 'done', 'a dry run may be in any transaction');

set local transaction_read_only to on;
select is(pg_temp.outcome('select cortex_maintain_partitions(dry_run => true)'), 'done', 'or read-only');
select is(left(pg_temp.outcome('select cortex_create_partitions()'), 5), 'QX002', 'nothing is created in one');
select is(left(pg_temp.outcome('select cortex_maintain_partitions()'), 5), 'QX002', 'or dropped');

select * from finish();
rollback;
