\ir setup.psql
select plan(7);

create table plain (content text);
alter table plain alter content set storage external;
insert into plain values (repeat('x', 100000));
create index on plain (length(content));
select is(cortex__table_bytes('plain'::regclass), pg_total_relation_size('plain'), 'a table with its indexes and TOAST');
select is(cortex__table_bytes('plain'::regclass, whole => false), 8192::bigint, 'or its rows alone');
select is(cortex__table_bytes(0), null, 'one that is gone has no size');

\ir citus.psql
select is(cortex__table_bytes('plain'::regclass), pg_total_relation_size('plain'), 'where Citus is, too');
insert into pg_dist_partition values ('plain', 'n', null, 1, 's');
select is(cortex__table_bytes('plain'::regclass), 123456789::bigint, 'a distributed table is measured on all nodes');
select is(cortex__table_bytes('plain'::regclass, whole => false), 23456789::bigint, 'likewise its rows alone');
select is(cortex__table_bytes('queue'::regclass) <> 123456789, true, 'other tables here');
select * from finish();
rollback;
