# shellcheck shell=bash
# A large queue for the measurements: a schema of its own, jobs of ten days in eleven partitions.

# Everything that this shell starts sees the schema: psql and pgbench through PGOPTIONS.
with_queue_schema() {
  psql -Xq -c "drop schema if exists $1 cascade" -c "create schema $1" 2>/dev/null
  step "Installing into schema $1" bin/cortex-utils db migrate --schema "$1" --scheduler none
  export PGOPTIONS="-c search_path=$1 -c timezone=UTC"
  psql -Xq -c "select cortex_create_partition((now() at time zone 'UTC')::date - ago) from generate_series(-1, 9) as ago" >/dev/null
}

# add_jobs COUNT: that many more, completed, one in a hundred failed, spread evenly over ten days in five queues.
add_jobs() {
  psql -Xq -v count="$1" <<'SQL'
    insert into queue (queue_name, payload, status, attempts, created_at, claimed_at, completed_at)
    select (array['triage', 'labeling', 'parse', 'attachment', 'actions'])[1 + n % 5],
      jsonb_build_object('email_id', n, 'gmail_id', md5(n::text)),
      case when n / 5 % 100 = 0 then 'failed' else 'completed' end, 1, created, created + interval '5 seconds', created + interval '8 seconds'
    from generate_series(1, :count) as n,
      lateral (select date_trunc('day', now()) - interval '9 days'
        + n / :count::double precision * (now() - interval '15 seconds' - date_trunc('day', now()) + interval '9 days')) as placed (created);
    vacuum (analyze) queue;
SQL
}

# sql_ms STATEMENT [COUNT]: milliseconds that it takes, the median of COUNT runs in one session, after one that is not counted.
sql_ms() {
  local count=${2:-5}
  {
    echo '\timing on'
    for _ in $(seq 0 "$count"); do echo "$1;"; done
  } | psql -XAtq -v ON_ERROR_STOP=1 | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | tail -n "$count" | sort -n | sed -n "$(((count + 1) / 2))p"
}
