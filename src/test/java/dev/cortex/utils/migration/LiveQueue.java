package dev.cortex.utils.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A plain queue with services at work on it. What they do to a job they write into a ledger in the same statement, so that
 * every row can be compared with what it has to be.
 */
final class LiveQueue implements AutoCloseable {
    /** The services leave the processor to the rest of the build now and then. */
    private static final long BREATH = Duration.ofMillis(5).toNanos();

    private static final String LEDGER =
            "%s returning id, status, attempts) insert into ledger (job_id, status, attempts)"
                    + " select id, %s, attempts from changed";
    private static final String PICK = "select id from queue where status = '%s' and queue_name = ? order by created_at"
            + " limit 1 for update skip locked";
    private static final List<String> ACTS = List.of(
            LEDGER.formatted("with changed as (insert into queue (queue_name, payload) values (?, '{}')", "status"),
            LEDGER.formatted(
                    "with changed as (update queue set status = 'processing', claimed_at = now(), attempts = attempts + 1"
                            + " where id in (" + PICK.formatted("pending") + ")",
                    "status"),
            LEDGER.formatted(
                    "with changed as (update queue set status = case id % 7 when 0 then 'failed' else 'completed' end,"
                            + " completed_at = now() where id in (" + PICK.formatted("processing") + ")",
                    "status"),
            LEDGER.formatted(
                    "with changed as (delete from queue where id in (" + PICK.formatted("failed") + ")", "'deleted'"));

    private final TestDatabase database;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicLong acts = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> services = new ArrayList<>();

    private LiveQueue(TestDatabase database) {
        this.database = database;
    }

    /** A plain queue with that many jobs of the last ten days, and eight services. */
    static LiveQueue of(TestDatabase database, int jobs) {
        database.execute(
                "drop table if exists queue, queue_old, queue_new, queue_legacy, ledger, seed cascade",
                "delete from cortex_migration",
                "delete from cortex_migration_change",
                "create table queue (id bigserial primary key, queue_name text not null, payload jsonb not null,"
                        + " status text not null default 'pending', attempts int default 0, max_attempts int default 3,"
                        + " last_error text, created_at timestamptz default now(), claimed_at timestamptz,"
                        + " completed_at timestamptz, priority int default 5)",
                "insert into queue (queue_name, payload, status, created_at, priority)"
                        + " select 'queue ' || n % 4, jsonb_build_object('n', n),"
                        + " case when n % 20 = 0 then 'pending' when n % 50 = 1 then 'failed' else 'completed' end,"
                        + " case when n % 1000 <> 3 then now() - n * interval '10 days' / " + jobs + " end, n % 10"
                        + " from generate_series(1, " + jobs + ") as n",
                "create index idx_queue_pending on queue (queue_name, status, created_at) where status = 'pending'",
                "create index idx_queue_processing on queue (queue_name, claimed_at) where status = 'processing'",
                "create index cortex_queue_failed on queue (queue_name, created_at) where status is null or status not in ('pending', 'processing', 'completed', 'cancelled')",
                "analyze queue",
                "create table seed as select * from queue",
                "create table ledger (entry bigserial, job_id bigint, status text, attempts int)");
        LiveQueue queue = new LiveQueue(database);
        for (int service = 0; service < 8; service++) {
            Thread thread = new Thread(queue::work, "service " + service);
            thread.start();
            queue.services.add(thread);
        }
        return queue;
    }

    long acts() {
        return acts.get();
    }

    /** Stops the services, and compares every row. */
    void assertNothingLostOrDoubled() {
        close();
        assertThat(failures).as("what the services met with").isEmpty();
        assertThat(database.value("select count(*) - count(distinct id) from queue"))
                .as("jobs that are there twice")
                .isEqualTo("0");
        String last = "with last as (select distinct on (job_id) * from ledger order by job_id, entry desc) ";
        assertThat(database.value(last + "select count(*) from last left join queue on id = job_id"
                        + " where case last.status when 'deleted' then id is not null"
                        + " else (queue.status, queue.attempts) is distinct from (last.status, last.attempts) end"))
                .as("jobs that are not as a service left them")
                .isEqualTo("0");
        assertThat(database.value(last + "select count(*) from seed full join queue using (id)"
                        + " where id not in (select job_id from last) and (seed.queue_name is null or queue.queue_name is null"
                        + " or (seed.payload, seed.status, seed.priority) is distinct from"
                        + " (queue.payload, queue.status, queue.priority)"
                        + " or seed.created_at is distinct from queue.created_at and seed.created_at is not null)"))
                .as("jobs that nobody touched, and that changed")
                .isEqualTo("0");
    }

    private void work() {
        while (open.get()) {
            try (Connection connection = database.connect()) {
                connection.createStatement().execute("set application_name = 'a service'");
                List<PreparedStatement> prepared = new ArrayList<>();
                for (String act : ACTS) {
                    prepared.add(connection.prepareStatement(act));
                }
                while (open.get()) {
                    int act = ThreadLocalRandom.current().nextInt(16) % 5 % 4;
                    prepared.get(act)
                            .setString(1, "queue " + ThreadLocalRandom.current().nextInt(4));
                    prepared.get(act).executeUpdate();
                    acts.incrementAndGet();
                    LockSupport.parkNanos(BREATH);
                }
            } catch (SQLException failed) {
                // A server that was killed: what was not committed is not in the ledger either.
                if (!String.valueOf(failed.getSQLState()).matches("08.*|57P.*")) {
                    failures.add(failed.getMessage());
                }
            }
        }
    }

    @Override
    public void close() {
        open.set(false);
        for (Thread service : services) {
            try {
                service.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
