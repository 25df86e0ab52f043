-- Writes docs/functions.md: psql -At -v schema=public -f codegen/functions.sql > docs/functions.md
\set QUIET 1
\if :{?schema}
\else
  \set schema public
\endif
\pset format unaligned
\pset tuples_only on
set search_path = pg_catalog, :"schema";

with recursive routine as (
  select pg_proc.*, has_function_privilege('cortex_viewer', pg_proc.oid, 'execute') as for_viewer,
    has_function_privilege('cortex_operator', pg_proc.oid, 'execute') as for_operator
  from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
  where nspname = :'schema' and proname ~ '^cortex_'
), area (place, title, pattern) as (
  -- The first pattern that fits decides.
  values (1, 'Partitions', 'partition|maintenance|begin_drop'), (2, 'Dead letters', 'dead_letter'), (3, 'Schedule', 'schedule|maintain_history|job_runs'),
    (4, 'Installation', 'version|installation|index_statements|refresh_'), (5, 'The life of a job', 'enqueue|claim|complete|cortex_fail$|rescue'),
    (6, 'Jobs in the queue', 'failed|cancel'), (7, 'Numbers', 'queue_stats|queue_history|rollup'), (8, 'Replay', 'replay'), (9, 'More', '')
), api as (
  select routine.*, area.place, area.title
  from routine, lateral (select * from area where proname ~ pattern order by area.place limit 1) as area
  where proname !~ '^cortex__'
), calls (api_oid, called_oid) as (
  select oid, oid from api
  union
  select calls.api_oid, routine.oid
  from calls join routine as caller on caller.oid = calls.called_oid
    cross join regexp_matches(caller.prosrc, '\mcortex__?[a-z0-9_]+', 'g') as mention
    join routine on routine.proname = mention[1]
), refusal as (
  select api_oid, string_agg(distinct '`' || code[1] || '`', ', ' order by '`' || code[1] || '`') as codes
  from calls join routine on routine.oid = called_oid, regexp_matches(prosrc, '''(QX0\d\d)''', 'g') as code
  group by api_oid
), entry as (
  select place, title, proname,
    format(E'### %s\n\n```sql\n%s%s(%s)%s\n```\n\n%s\n\nMay be called by %s.%s\n',
      proname, case when prokind = 'p' then 'call ' else '' end, proname,
      case when arguments = '' then '' else E'\n  ' || replace(arguments, ', ', E',\n  ') || E'\n' end,
      coalesce(E'\nreturns ' || regexp_replace(replace(result, ', ', E',\n  '), '^TABLE\((.*)\)$', E'table (\n  \\1\n)'), ''),
      regexp_replace(obj_description(oid, 'pg_proc'), ' Raises QX0\d\d((,| and) QX0\d\d)*\.$', ''),
      case when for_viewer then 'viewers, operators and the owner' when for_operator then 'operators and the owner' else 'the owner' end,
      coalesce(' Errors: ' || codes || '.', '')) as text
  from api
    left join refusal on api_oid = oid
    cross join lateral (
      select regexp_replace(replace(replace(replace(pg_get_function_arguments(oid), 'IN ', ''), 'timestamp with time zone', 'timestamptz'),
        ' DEFAULT ', ' default '), '(''|NULL)::[a-z]+', '\1', 'g')) as written (arguments)
    cross join lateral (select replace(pg_get_function_result(oid), 'timestamp with time zone', 'timestamptz')) as returned (result)
), line (place, entry_place, text) as (
  select 0, '', E'# Functions\n\n'
    '<!-- Written by codegen/functions.sql from the database: change the comment on the function, not this page. -->\n\n'
    'They can be called from psql by name. A viewer is a member of the role `cortex_viewer`, an operator one of `cortex_operator`,\n'
    'the owner is the role that installed them. Named arguments read best: `in_queue => ''triage''`.\n\n'
    'A refusal changes nothing and has a hint that says what to do:\n\n'
    '| code | means | exit code of the CLI |\n|---|---|---|\n'
    '| `QX001` | an argument makes no sense | 2 |\n'
    '| `QX002` | the state of things does not allow it | 1 |\n'
    '| `QX003` | something is not set up: an extension, a role, a privilege | 1 |\n'
    '| `QX004` | not found | 1 |\n'
  union all
  select distinct place, '', E'\n## ' || title || E'\n' from entry
  union all
  select place, proname, E'\n' || text from entry
)
select rtrim(string_agg(text, '' order by place, entry_place collate "C"), E'\n') from line;
