\ir setup.psql
select plan(3);

delete from cortex_schedule_settings;
select results_eq('select * from cortex_retention()', $$ values (7, interval '30 days') $$, 'where nothing was scheduled it is the default');
insert into cortex_schedule_settings values (true, 14, '90 days', 3, '12 months', '7 days');
select results_eq('select * from cortex_retention()', $$ values (14, interval '90 days') $$, 'otherwise what was scheduled last');
select ok(not has_function_privilege('public', 'cortex_retention()', 'execute'), 'for the owner');

select * from finish();
rollback;
