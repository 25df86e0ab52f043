\ir setup.psql
select plan(3);

select is(cortex_version(), 1, 'the version of the API');
select is(pg_temp.outcome_as('cortex_viewer', 'select cortex_version()'), 'done', 'a viewer may ask');
select is(pg_temp.outcome_as('cortex_operator', 'select cortex_version()'), 'done', 'an operator may ask');

select * from finish();
rollback;
