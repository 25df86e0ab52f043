\ir setup.psql
select plan(3);

select is(
  replace(cortex__command('db migrate --dry-run'), '''', ''),
  'cortex-utils db migrate --dry-run' || case :'schema' when 'public' then '' else ' --schema ' || :'schema' end,
  'it names the schema, unless that is public');
select is(
  cortex__command('db migrate') like '%''%', :'schema' !~ '^[A-Za-z0-9_.-]+$', 'in quotes where a shell needs them');
select is(left(cortex__command('db migrate'), 23), 'cortex-utils db migrate', 'and begins with the command');

select * from finish();
rollback;
