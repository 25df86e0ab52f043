-- Loaded before PL/pgSQL is: plpgsql_check 2.8 refuses to come later.
\set QUIET 1
load 'plpgsql_check';
\ir setup.psql
\set defined `grep -rhoE '^create or replace (function|procedure) cortex_[a-z0-9_]*' db/routines --include='R__*.sql' | sed 's/.* //' | sort | tr '\n' ' '`
\set files `find db/routines -name 'R__*.sql' | sed -e 's|.*/R__||' -e 's|\.sql$||' | sort | tr '\n' ' '`
\set areas `find db/routines -name 'R__*.sql' | sed -E 's|^db/routines/(.*)/R__(.*)[.]sql$|\1/\2|' | sort | tr '\n' ' '`
-- A schema that is distributed can't follow what is made inside DO.
\set made_inside_do `awk '/^do [$]/ { inside = 1 } inside && tolower($0) ~ /create (unlogged )?table/ { print FILENAME ": " $0 } /^[$][a-z_]*[$];/ { inside = 0 }' db/migration/V*.sql`

create temporary view routine as
  select pg_proc.*, proname ~ '^cortex__' as is_internal,
    has_function_privilege('cortex_viewer', pg_proc.oid, 'execute') as for_viewer,
    has_function_privilege('cortex_operator', pg_proc.oid, 'execute') as for_operator
  from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
  where nspname = :'schema' and proname ~ '^cortex_';

create temporary view relation as
  select pg_class.* from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where nspname = :'schema' and relkind in ('r', 'p', 'v') and not relispartition
    and (relname ~ '^cortex_' or relname in ('queue', 'dead_letter')) and relname <> 'cortex_schema_history';

\ir distributed.psql
\ir arrows.psql

create function pg_temp.reparse() returns setof text language plpgsql set check_function_bodies = on as $function$
declare
  definition text;
begin
  for definition in select pg_get_functiondef(routine.oid) from routine join pg_language on pg_language.oid = prolang where lanname = 'sql' loop
    begin
      execute definition;
    exception
      when others then return next sqlerrm || ' in ' || split_part(definition, E'\n', 1);
    end;
  end loop;
end;
$function$;

select plan(36);

select is(:'defined'::text, :'files'::text, 'a file holds one function and is named after it');
select set_eq('select proname::text from routine', string_to_array(trim(:'files'), ' '), 'the functions of the schema are those of the files');
select is_empty($$ select proname from routine where obj_description(oid, 'pg_proc') is null $$, 'every function has a comment');
select is_empty($$ select proname from routine group by proname having count(*) > 1 $$, 'no function is overloaded');
select is_empty(format($$ select proname, proconfig from routine
  where proname not in ('cortex_maintain_history', 'cortex__replay_key', 'cortex__short_key', 'cortex__without_marks') -- which say why
    and prokind = 'f'
    and prosqlbody is null -- whose names were looked up when it was created
    and not coalesce(proconfig, '{}') && array['search_path=pg_catalog, %1$s, pg_temp', 'search_path=pg_catalog, "%1$s", pg_temp'] $$, :'schema'),
  'every function pins its search_path');
select is_empty($$ select proname from routine where prosrc ~ '\mpg_get_(expr|[a-z]+def)\M' and not coalesce(proconfig, '{}') @> array['quote_all_identifiers=off'] $$,
  'what reads a definition pins how names are written in it');
select is_empty($$ select proname from routine where prosrc ~ '\mcron[.]job' and not coalesce(proconfig, '{}') @> array['row_security=on'] $$,
  'what reads the tables of pg_cron, which have policies, does so whatever the session says of these');
select is_empty(format($$ select proname from routine
  where prokind = 'p' and (prosrc ~ '[^.]\mcortex_\w+\(' or prosrc !~ '"%s"[.]cortex_' or prosrc ~* '\mselect\M' or proconfig is not null) $$, :'schema'),
  'a procedure, which may commit because it pins none, names everything with its schema and asks nothing itself');
select is_empty($$ select proname from routine where has_function_privilege('public', oid, 'execute') $$, 'PUBLIC may call nothing');
select is_empty($$ select proname from routine where is_internal and (for_viewer or for_operator or prosecdef and prorettype <> 'trigger'::regtype) $$,
  'internal functions are for the others only, and run with the caller''s rights; a trigger''s caller is a service that has none');
select is_empty($$ select proname from routine where for_viewer and not for_operator $$, 'an operator may do what a viewer may');
select is_empty($$ select proname from routine where for_viewer and provolatile = 'v' $$, 'a viewer changes nothing');
select is_empty($$ select proname from routine where for_operator and not prosecdef $$,
  'what a role may call runs with the owner''s rights, so that the role needs no table');
select set_eq($$ select proname::text from routine where prosecdef and not for_operator and prorettype <> 'trigger'::regtype $$,
  array['cortex_schedule', 'cortex_reschedule', 'cortex_unschedule', 'cortex_purge_job_runs'],
  'of the owner''s functions only those run with the owner''s rights that concern the owner''s jobs');
select is_empty($$ select relname from relation, unnest(array['cortex_viewer', 'cortex_operator', 'public']) as role_name
  where has_table_privilege(role_name, oid, 'select, insert, update, delete') $$, 'the roles see no table');
select is_empty($$
  select proname, argument.name
  from routine, unnest(proargnames, proargmodes) as argument (name, mode)
  where coalesce(argument.mode, 'i') = 'i' and argument.name in (
    select relname::text from relation union
    select attname::text from relation join pg_attribute on attrelid = relation.oid where attnum > 0) $$,
  'no argument bears the name of a table or a column');
select is_empty($$
  select proname from routine,
    lateral (select count(*) from regexp_matches(prosrc, '\mraise exception\M', 'g')) as raised (times),
    lateral (select count(*) from regexp_matches(prosrc, '\merrcode = ''QX0\d\d''', 'g')) as coded (times),
    lateral (select count(*) from regexp_matches(prosrc, '\mhint = ', 'g')) as hinted (times)
  where prokind = 'f' -- a procedure passes on what a function refused
    and (coded.times <> hinted.times
      or (not is_internal and raised.times <> coded.times)) -- an internal one may raise what its caller catches
  $$,
  'every refusal has a QX code and a hint');
select is_empty($$
  select proname, finding.lineno, finding.level, finding.message
  from routine
    join pg_language on pg_language.oid = prolang
    cross join lateral plpgsql_check_function_tb(routine.oid::regprocedure, fatal_errors => false, performance_warnings => false) as finding
  where lanname = 'plpgsql' and prorettype <> 'trigger'::regtype $$, 'plpgsql_check finds nothing');
select is_empty('select pg_temp.reparse()', 'every SQL function parses');
select is_empty($$ select relname from relation where relname ~ '^cortex_' and obj_description(oid, 'pg_class') is null $$,
  'every table of the toolkit has a comment');
select is_empty($$
  select relname, attname from relation join pg_attribute on attrelid = relation.oid
  where relname ~ '^cortex_' and attnum > 0 and not attisdropped and col_description(attrelid, attnum) is null $$,
  'every column of the toolkit has a comment');
select is_empty($$ select tgname from pg_trigger join relation on relation.oid = tgrelid
  where relname in ('queue', 'dead_letter') and not tgisinternal and tgname ~ '^cortex_' $$, 'the toolkit leaves no trigger on the services'' tables');
select is_empty($$ select proname from routine where proname <> 'cortex__table_bytes' and prosrc ~ '\mpg_(total_relation|relation|table|indexes)_size\(' $$,
  'sizes come from one function, which asks all nodes');
select is(:'made_inside_do'::text, '', 'every table is made by a CREATE TABLE of its own');
select is_empty($$ select relname from relation where relname ~ '^cortex_' and relowner::regrole::text <> quote_ident(current_setting('cortex.owner')) $$,
  'one role owns it all');

select is_empty($$ select caller, from_area, called, to_area from call
  where to_area <> from_area and called ~ '^cortex__' and to_area not in (table foundation) order by 1, 3 $$,
  'an area calls its own functions, those of the foundations, and the public ones of others');
select is_empty($$ select caller, from_area, called, to_area from call
  where from_area in (table foundation) and to_area not in (table foundation) order by 1, 3 $$,
  'a foundation knows no other area');
select is_empty($$
  with recursive arrow as (
    select distinct from_area, to_area from call where to_area <> from_area
  ), way (areas, last) as (
    select array[from_area], to_area from arrow
    union all
    select areas || last, to_area from way join arrow on from_area = last where last <> all (areas)
  )
  select array_to_string(areas, ' > ') from way where last = areas[1] order by 1 $$,
  'no area calls itself by way of others');
select is_empty($$ select caller, called from call where called ~ '^cortex__(\w*_)?$' order by 1, 2 $$,
  'the name of an internal function stands whole where it is called, so that it is found');
select is_empty($$ select pg_describe_object(classid, objid, objsubid), proname from pg_depend join routine on refclassid = 'pg_proc'::regclass and refobjid = routine.oid
  where classid <> 'pg_proc'::regclass order by 1, 2 $$,
  'no table, column, index or view is made with a function of ours');

select is_empty($$ select name, finding from own_source, pg_temp.indistributable(source, array(select pg_temp.table_functions())) as finding order by 1, 2 $$,
  'every statement over tables is one that a distributed schema takes');

-- The last test is not blind: what it has to find, and what it must not.
create function cortex__planted_reader() returns bigint language plpgsql as $function$ begin return (select count(*) from dead_letter); end; $function$;
create function cortex__planted_caller() returns bigint language sql as $function$ select cortex__planted_reader() $function$;
create temporary table reaching as select pg_temp.table_functions() as name;
create temporary table planted (text) as values
  ('update queue set completed_at = now()'),
  ('update queue set attempts = 1, last_error = format(''%s'', 1) where id = 1'),
  ('update queue set completed_at = current_timestamp'),
  ('update queue set (attempts, completed_at) = (select 1, now())'),
  ('select case (id) when 1 then now() end from queue'),
  ('select count(*) from pg_class, "public".queue where coalesce(created_at, now()) > $1'),
  ('update only "public".queue as job set claimed_at = (select now()) from stale'),
  ('insert into cortex_rollup values (1) on conflict (x) do update set rolled_up_to = clock_timestamp() returning 1'),
  ('with own as (update queue set a = b is distinct from c, d = now()) select 1'),
  ('select case when (id > 1) then now() end from queue'),
  ('select case when id > 1 then case id when 2 then 1 end else nextval (''s'') end from queue'),
  ('select coalesce(completed_at, (now())) from pg_class, queue'),
  ('select COALESCE(max(id), 1), coalesce(to_char(created_at, ''YYYY''), '''') from dead_letter'),
  ('select cortex__planted_reader() from queue'),
  ('select * from queue join cortex__planted_caller() as x on true'),
  ('insert into cortex_run_log select * from cortex__planted_caller()'),
  ('begin
      if coalesce(x, 1) = 1 then
        update queue set completed_at = now();
      end if;'),
  ('begin execute ''update queue set completed_at = now() where id = $1'' using 1; end'),
  ('begin execute format(''update %1$s as job set completed_at = now()'', x); end'),
  ('begin execute format($x$ select case when status = ''a'' then gen_random_uuid() end from %I.queue where id = $1 $x$, x); end'),
  ('begin execute cortex__statement(''status = ''''pending'''', completed_at = now()''); end'),
  ('begin execute ''select x'' || '', case when x then now() end''; end'),
  ('begin execute ''select cortex__planted_reader() from queue''; end');
create temporary table legal (text) as values
  ('select now() from queue where created_at > now() - interval ''1 hour'''),
  ('update queue set completed_at = moment, a = coalesce(b, lower(c)) where created_at < now()'),
  ('insert into queue (created_at) values (now()) returning to_char(created_at, ''YYYY'')'),
  ('update queue set a = 1 from (select now()) as x'),
  ('select case when id = 1 then 2 end, now() from queue'),
  ('declare moment constant timestamptz := coalesce(given, now()); begin update queue set completed_at = moment; end'),
  ('begin
      if case when x then now() > y end then
        update queue set completed_at = moment; -- not now()
      else
        x := coalesce(y, clock_timestamp());
      end if;'),
  ('begin perform cortex__planted_reader(); select * from queue; end'),
  ('select * from queue, cortex__partition_lock_key() as key'),
  ('select * from cortex__planted_reader() as x, pg_class'),
  ('begin raise exception ''queue is full, take some out'', coalesce(x, ''-''); end'),
  ('begin execute ''alter table queue alter created_at set default now()''; end');
select is_empty($$ select text from planted where not exists (select from pg_temp.indistributable(text, array(table reaching))) $$,
  'it finds what is not immutable, and functions that read tables');
select is_empty($$ select text, finding from legal, pg_temp.indistributable(text, array(table reaching)) as finding $$,
  'and takes nothing else for that');
select is_empty($$ select text from (values ('select case when a then b from queue'), ('it''s')) as unreadable (text) where not exists (select from pg_temp.indistributable(text, '{}')) $$,
  'a text that it cannot read is a finding');
drop function cortex__planted_caller(), cortex__planted_reader();
select is_empty($$ select text from (values
    ('begin perform cortex__table_bytes(1); end'),
    ('begin execute format(''select * from %I.cortex__table_bytes($1)'', x) using 1; end'),
    ('select "public".CORTEX__TABLE_BYTES(1)'),
    ('begin raise exception ''no'' using hint = format(''Size: %s; at most 1.'', cortex__table_bytes(1)); end'),
    ('begin raise exception ''no'' using hint = ''Not; now''; perform cortex__table_bytes(1); end')
  ) as calling (text) where not exists (select from pg_temp.named_functions(text) as named where named = 'cortex__table_bytes') $$,
  'a call is found, whatever it is written in');
select is_empty($$ select text, named from (values
    ('begin raise exception ''no'' using errcode = ''QX002'', hint = ''It''''s select cortex_partitions(); or so.''; end'),
    ('begin raise exception ''no'' using hint = format(''Run "%s" or select * from %I.cortex_partitions();'', x, y); end')
  ) as telling (text), pg_temp.named_functions(text) as named $$,
  'what a hint tells a person to run is no call');
select * from finish();
rollback;
