-- What only a superuser can do, in psql: an ordinary role that owns the toolkit's database, the extensions that the
-- server has, and what that role needs to use them. Can be run again at any time.
-- Variables: owner, password, database, tests (on | off).
\set ON_ERROR_STOP on
\set QUIET on
set client_min_messages = warning;

select format('create role %I', :'owner')
where not exists (select from pg_roles where rolname = :'owner') \gexec
alter role :"owner" login createrole password :'password';

select not exists (select from pg_database where datname = :'database') as is_new \gset
\if :is_new
  create database :"database" owner :"owner";
\endif

\connect :database
\set QUIET on
set client_min_messages = warning;

-- PostgreSQL 14 lets everybody create objects in public, which "db migrate" refuses.
\if :is_new
  revoke create on schema public from public;
  grant create on schema public to :"owner";
\endif

-- pg_cron can only be created in the database that its background worker was told to serve.
select exists (select from pg_available_extensions where name = 'pg_cron')
   and coalesce(current_setting('cron.database_name', true) = current_database(), false)
   and current_setting('shared_preload_libraries') like '%pg_cron%' as has_cron,
       exists (select from pg_available_extensions where name = 'pg_partman') as has_partman \gset

\if :has_cron
  create extension if not exists pg_cron schema pg_catalog;
  grant usage on schema cron to :"owner";
\endif

\if :has_partman
  create schema if not exists partman;
  create extension if not exists pg_partman schema partman;
  grant usage, create on schema partman to :"owner";
  grant all on all tables in schema partman to :"owner";
  grant all on all sequences in schema partman to :"owner";
  grant execute on all functions in schema partman to :"owner";
  grant execute on all procedures in schema partman to :"owner";
\endif

\if :tests
  create extension if not exists pgtap;
  create extension if not exists plpgsql_check;
\endif
