create or replace function cortex__check_letter_waits(letter_id bigint)
returns void
language plpgsql
stable
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  letter dead_letter;
begin
  select * into letter from dead_letter where dead_letter.id = letter_id;
  if not found then
    raise exception 'there is no dead letter %', letter_id
      using errcode = 'QX004', hint = format('List them with "%s" or select * from %I.cortex_dead_letters();', cortex__command('dead-letter list'), '${flyway:defaultSchema}');
  end if;
  if letter.retried_at is not null then
    raise exception 'dead letter % was already retried as job %', letter_id, letter.retried_as
      using errcode = 'QX002', hint = 'A dead letter is retried once; if the job fails again, it becomes a dead letter of its own.';
  end if;
end;
$function$;

comment on function cortex__check_letter_waits is 'Refuses a letter that is not there (QX004) or was retried before (QX002).';
revoke execute on function cortex__check_letter_waits from public;
