-- Without a SET clause, and with a body whose names are looked up when it is created, it costs nothing where it is used.
create or replace function cortex__may_try_again(made integer, most integer)
returns boolean
language sql
immutable
return coalesce(made, 0) < coalesce(most, 3);

comment on function cortex__may_try_again is
  'Whether a job may be tried again that was tried so often, of max_attempts: three times in all where that is NULL. If not, it has failed.';
revoke execute on function cortex__may_try_again from public;
