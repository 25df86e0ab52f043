-- Without a SET clause, and with a body whose names are looked up when it is created, it costs nothing where it is used.
create or replace function cortex__attempts_left(made bigint, most bigint)
returns bigint
language sql
immutable
return coalesce(most, 3) - coalesce(made, 0);

comment on function cortex__attempts_left is
  'How many more times a job may be tried that was tried so often, of max_attempts: a job without a max_attempts three times in all. 0 or less: it has failed.';
revoke execute on function cortex__attempts_left from public;
