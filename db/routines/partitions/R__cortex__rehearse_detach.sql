create or replace function cortex__rehearse_detach(partition oid)
returns void
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
-- Plans as cortex__drop_locked does.
set enable_seqscan = off
set enable_hashjoin = off
set jit = off
as $function$
declare
  question text;
begin
  for question in
    select format('select exists (select from only %s as referring join %s as referred on %s)', conrelid::regclass, confrelid::regclass,
      (select string_agg(format('referring.%I = referred.%I', referring.attname, referred.attname), ' and ')
       from unnest(conkey, confkey) as pair (referring_no, referred_no)
         join pg_attribute as referring on referring.attrelid = conrelid and referring.attnum = referring_no
         join pg_attribute as referred on referred.attrelid = confrelid and referred.attnum = referred_no))
    from pg_constraint
    where contype = 'f' and confrelid = partition and has_table_privilege(conrelid, 'select')
    order by oid
  loop
    execute question;
  end loop;
end;
$function$;

comment on function cortex__rehearse_detach is
  'Asks what DETACH PARTITION asks under its lock, whether any job of a partition is referred to by a table with a foreign key: how long that takes is how long workers would wait.';
revoke execute on function cortex__rehearse_detach from public;
