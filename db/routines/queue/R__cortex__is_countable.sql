-- Without a SET clause, and with a body whose names are looked up when it is created, it costs nothing where it is used.
create or replace function cortex__is_countable(name text)
returns boolean
language sql
immutable
return octet_length(name) <= 2000;

comment on function cortex__is_countable is
  'Whether the history and the totals can count a queue of this name: a key of an index has room for some 2,700 bytes. NULL where there is no name.';
revoke execute on function cortex__is_countable from public;
