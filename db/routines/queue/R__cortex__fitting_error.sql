-- Without a SET clause, and with a body whose names are looked up when it is created, it costs nothing where it is used.
create or replace function cortex__fitting_error(error_text text)
returns text
language sql
immutable
return case when "${flyway:defaultSchema}".cortex__error_limit() is null then error_text
  else left(error_text, "${flyway:defaultSchema}".cortex__error_limit()) end;

comment on function cortex__fitting_error is
  'As much of an error as queue.last_error takes. For statements over queue only, which are planned anew when queue is altered.';
revoke execute on function cortex__fitting_error from public;
