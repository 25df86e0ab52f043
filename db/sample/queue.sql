-- Sample data: about 300,000 jobs of ten days (UTC, today is the tenth) in five queues.
-- Does nothing where the queue holds a job already. Each is about one of the emails of emails.sql.
do $sample$
declare
  first_day constant timestamptz := (date_trunc('day', now() at time zone 'UTC') - interval '9 days') at time zone 'UTC';
  -- Of the tenth day, what lies in the future is left out below.
  jobs      constant integer := 315000;
begin
  if exists (select from queue) then
    raise notice 'the queue holds jobs already: left as it is';
    return;
  end if;

  perform setseed(0.42);
  perform cortex_create_partition((now() at time zone 'UTC')::date - ago)
  from generate_series(0, 9) as ago;

  insert into queue (queue_name, payload, status, attempts, last_error, created_at, claimed_at, completed_at)
  with drawn as materialized (
    select n,
           random() as queue_dice,
           random() as status_dice,
           random() as wait_dice,
           n * 10.0 / jobs as even_day
    from generate_series(1, jobs) as n
  ),
  placed as (
    select n,
           status_dice,
           wait_dice,
           -- Email arrives in waves: most of it at 14:00, a quarter of that at night.
           first_day + (even_day + 0.1 * (sin(2 * pi() * (even_day - 0.05)) + sin(2 * pi() * 0.05))) * interval '1 day' as created,
           case
             when queue_dice < 0.27 then 'triage'
             when queue_dice < 0.53 then 'labeling'
             when queue_dice < 0.80 then 'parse'
             when queue_dice < 0.84 then 'attachment'
             else 'actions'
           end as queue_of
    from drawn
  ),
  decided as (
    select *,
           now() - created as age,
           case
             -- The actions worker has been down since this morning: its backlog is what an operator looks at first.
             when queue_of = 'actions' and created > now() - interval '20 hours' then 'pending'
             when created > now() - interval '90 seconds' then 'pending'
             when created > now() - interval '5 minutes' and status_dice < 0.6 then 'processing'
             when status_dice < 0.004 then 'cancelled'
             when status_dice < 0.004 + case queue_of when 'triage' then 0.02 when 'attachment' then 0.015 else 0.006 end then 'failed'
             else 'completed'
           end as status_of
    from placed
    where created <= now()
  )
  select queue_of,
         jsonb_build_object(
           'email_id', (n * 16 + 62) / 63,
           'gmail_id', to_hex(1752000000000000000 + (n * 16 + 62) / 63 * 104729::bigint)
         ) || case queue_of
                when 'labeling' then jsonb_build_object('label', (array['Cortex/Commercial', 'Cortex/Personal', 'Cortex/Receipts'])[1 + n % 3])
                when 'attachment' then jsonb_build_object('part', 1 + n % 3)
                when 'actions' then jsonb_build_object('action', (array['archive', 'star', 'forward'])[1 + n % 3])
                else '{}'
              end,
         status_of,
         case status_of when 'pending' then 0 when 'failed' then 3 when 'cancelled' then 0 else 1 + (n % 40 = 0)::integer end,
         case
           when status_of <> 'failed' then null
           when queue_of = 'triage' then (array['ollama: no answer within 30 s (qwen2.5:0.5b)', 'History expired: 404 from Gmail'])[1 + n % 2]
           when queue_of = 'attachment' then 'attachment of 31 MB is over the limit of 25 MB'
           when queue_of = 'parse' then 'unterminated MIME boundary'
           else 'Gmail: 429 Too Many Requests'
         end,
         created,
         case when status_of in ('processing', 'completed', 'failed') then least(created + wait_dice * interval '40 seconds', now()) end,
         case when status_of in ('completed', 'failed') then least(created + (1 + wait_dice) * interval '40 seconds', now()) end
  from decided
  order by created;
end;
$sample$;

analyze queue;
