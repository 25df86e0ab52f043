package dev.cortex.utils.partitions;

/** How a service talks to the queue; each statement makes its entry in the ledger. Claims return id, created_at and attempts. */
enum ServiceSql {
    /** With our functions. */
    FUNCTIONS(
            "changed as (select id, created_at, attempts from cortex_claim(?, 2))",
            "insert into ledger (job_id, status, attempts) select id, 'completed', attempt from " + Parts.MINE
                    + " where cortex_complete(id, created_at, attempt)",
            "insert into ledger (job_id, status, attempts) select id, outcome, attempt from " + Parts.MINE
                    + ", cortex_fail(id, created_at, attempt, 'broken') as outcome where outcome is not null",
            "with changed as (select cortex_enqueue(?, ?::jsonb) as id, 0 as attempts, 5 as priority, ?::integer as unused)"),

    /** By the id alone, whatever has become of the job meanwhile. */
    BY_ID(
            Parts.PICKED + Parts.CLAIMED + " where id in (select id from picked)" + Parts.RETURNING_CLAIM,
            Parts.COMPLETED + " where queue.id = mine.id" + Parts.RETURNING,
            Parts.FAILED + " where queue.id = mine.id" + Parts.RETURNING,
            Parts.ENQUEUED),

    /** By the whole key, and only while it is being processed. */
    BY_KEY(
            Parts.PICKED + Parts.CLAIMED
                    + " from picked where (queue.id, queue.created_at) = (picked.id, picked.created_at)"
                    + " returning queue.id, queue.created_at, queue.attempts)",
            Parts.COMPLETED + Parts.STILL_MINE + Parts.RETURNING,
            Parts.FAILED + Parts.STILL_MINE + Parts.RETURNING,
            Parts.ENQUEUED);

    static final String CANCEL =
            "with changed as (update queue set status = 'cancelled', completed_at = now() where id in"
                    + " (select id from queue where queue_name = ? and status = 'pending' order by created_at desc limit 1"
                    + " for update skip locked)" + Parts.RETURNING;

    /** A job of a day that may be dropped while it is being written. */
    static final String ENQUEUE_LATE = "with changed as (insert into queue (queue_name, payload, priority, created_at)"
            + " values (?, ?::jsonb, ?, date_trunc('day', now(), 'UTC') - ? * interval '1 day')"
            + " returning id, attempts, priority)" + Parts.BORN;

    final String claim;
    final String complete;
    final String fail;
    final String enqueue;

    ServiceSql(String claim, String complete, String fail, String enqueue) {
        this.claim = "with " + claim + ", noted as (insert into ledger (job_id, status, attempts)"
                + " select id, 'processing', attempts from changed) select id, created_at::text, attempts from changed";
        this.complete = complete;
        this.fail = fail;
        this.enqueue = enqueue + Parts.BORN;
    }

    private static final class Parts {
        static final String MINE = "(values (?::bigint, ?::timestamptz, ?::integer)) as mine (id, created_at, attempt)";
        static final String PICKED = "picked as (select id, created_at from queue where queue_name = ?"
                + " and status = 'pending' order by created_at limit 2 for update skip locked), ";
        static final String CLAIMED =
                "changed as (update queue set status = 'processing', claimed_at = now(), attempts = attempts + 1";
        static final String RETURNING_CLAIM = " returning id, created_at, attempts)";
        static final String COMPLETED =
                "with changed as (update queue set status = 'completed', completed_at = now() from " + MINE;
        static final String FAILED = "with changed as (update queue set status = case when attempts < max_attempts"
                + " then 'pending' else 'failed' end, last_error = 'broken' from " + MINE;
        static final String STILL_MINE = " where (queue.id, queue.created_at) = (mine.id, mine.created_at)"
                + " and status = 'processing' and attempts = attempt";
        static final String RETURNING = " returning queue.id, status, attempts)"
                + " insert into ledger (job_id, status, attempts) select id, status, attempts from changed";
        static final String ENQUEUED = "with changed as (insert into queue (queue_name, payload, priority)"
                + " values (?, ?::jsonb, ?) returning id, attempts, priority)";
        static final String BORN = " insert into ledger (job_id, status, attempts, priority, payload)"
                + " select id, 'pending', attempts, priority, ?::jsonb from changed";
    }
}
