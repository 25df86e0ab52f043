-- Sample data: 80,000 emails of the last ten days and how they were classified, one in ten of them twice.
-- Does nothing where emails_raw exists. As fixed as the day it is run on allows: no random numbers.
do $sample$
begin
  if to_regclass('emails_raw') is not null then
    raise notice 'emails_raw exists: left as it is';
    return;
  end if;

  create table emails_raw (
    id         bigint primary key,
    gmail_id   text not null unique,
    sender     text not null,
    subject    text not null,
    created_at timestamptz not null
  );

  create table classifications (
    id            bigint generated always as identity primary key,
    email_id      bigint not null references emails_raw (id),
    gmail_id      text not null,
    action_taken  jsonb not null,
    classified_at timestamptz not null
  );

  insert into emails_raw (id, gmail_id, sender, subject, created_at)
  select n,
         to_hex(1752000000000000000 + n * 104729),
         (array['billing@hosting.example', 'anna@friends.example', 'news@weekly.example', 'orders@shop.example',
                'noreply@bank.example', 'team@project.example', 'offers@travel.example'])[1 + n % 7],
         (array['Your invoice', 'Dinner on Friday?', 'This week in review', 'Your order has shipped',
                'Your statement is ready', 'Minutes of the meeting', 'Only until Sunday'])[1 + n % 7],
         now() - interval '10 days' * (1 - n / 80000.0)
  from generate_series(1::bigint, 80000) as n;

  insert into classifications (email_id, gmail_id, action_taken, classified_at)
  select e.id,
         e.gmail_id,
         jsonb_build_object('label', label, 'archive', label in ('Cortex/Commercial', 'Cortex/Newsletters')),
         least(e.created_at + interval '20 seconds' + (attempt - 1) * interval '3 hours', now())
  from emails_raw as e
  cross join generate_series(1, 2) as attempt
  cross join lateral (
    select (array['Cortex/Commercial', 'Cortex/Personal', 'Cortex/Newsletters', 'Cortex/Receipts', 'Cortex/Unknown'])
             [1 + (e.id * 7 + attempt * 3) % 5] as label
  ) as chosen
  where attempt = 1 or e.id % 10 = 0
  order by e.id, attempt;

  create index on classifications (gmail_id, classified_at desc);
end;
$sample$;

analyze emails_raw, classifications;
