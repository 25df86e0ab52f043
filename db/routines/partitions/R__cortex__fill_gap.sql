create or replace function cortex__fill_gap(
  partition_name text, lower_bound timestamptz, upper_bound timestamptz, patiently boolean,
  out action text, out bytes bigint, out detail text
)
language plpgsql
volatile
set search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp
as $function$
declare
  pause    double precision;
  obstacle text;
  made     record;
begin
  foreach pause in array case when patiently then array[0, 0.2, 0.5, 1] else array[0] end::double precision[] loop
    exit when pause > 0 and cortex__time_is_up();
    perform pg_sleep(pause);
    begin
      obstacle := cortex__default_obstacle(lower_bound, upper_bound);
      if obstacle is not null then
        action := 'postponed';
        detail := 'could not create it: ' || obstacle;
        return;
      end if;
      made := cortex__attach_partition(partition_name, lower_bound, upper_bound);
      action := 'created';
      bytes := cortex__partition_bytes(made.fresh);
      detail := made.remark;
      return;
    exception
      -- Whatever keeps one partition from being made must not keep the others from it.
      when lock_not_available then
        action := 'postponed';
        detail := 'another session is at work on queue or a table that it refers to: the next run creates it';
      when others then
        action := 'postponed';
        detail := 'could not create it: ' || sqlerrm || coalesce(
          (select format(': alter table %s detach partition %s finalize;', inhparent::regclass, inhrelid::regclass)
           from pg_inherits where inhparent = 'queue'::regclass and inhdetachpending), '');
        return;
    end;
  end loop;
end;
$function$;

comment on function cortex__fill_gap is
  'Creates one partition, and tries again for some seconds when other sessions are in the way, if patiently. What prevents it is returned, not raised.';
revoke execute on function cortex__fill_gap from public;
