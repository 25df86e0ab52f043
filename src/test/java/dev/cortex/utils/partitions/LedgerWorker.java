package dev.cortex.utils.partitions;

import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A service: enqueues, claims, and some time later completes, fails, or forgets. Survives its server, not always with its jobs. */
final class LedgerWorker implements Runnable {
    private static final int AT_ONCE = 6;
    private static final long PAUSE = Duration.ofMillis(4).toNanos();
    private static final long RECONNECT = Duration.ofMillis(50).toNanos();

    private record Claim(long id, String createdAt, int attempt) {}

    private final TestDatabase database;
    private final ServiceSql sql;
    private final boolean inOneTransaction;
    private final Random random;
    private final Chronicle chronicle;
    private final AtomicBoolean open;
    private final Deque<Claim> claims = new ArrayDeque<>();

    LedgerWorker(
            TestDatabase database,
            ServiceSql sql,
            boolean inOneTransaction,
            Random random,
            Chronicle chronicle,
            AtomicBoolean open) {
        this.database = database;
        this.sql = sql;
        this.inOneTransaction = inOneTransaction;
        this.random = random;
        this.chronicle = chronicle;
        this.open = open;
    }

    @Override
    public void run() {
        while (open.get()) {
            try (Connection connection = database.connect()) {
                while (open.get()) {
                    work(connection);
                    LockSupport.parkNanos(random.nextLong(PAUSE));
                }
            } catch (SQLException failed) {
                chronicle.workerFailed(sql, failed);
                if (inOneTransaction || random.nextBoolean()) {
                    claims.clear();
                }
                LockSupport.parkNanos(RECONNECT);
            }
        }
    }

    private void work(Connection connection) throws SQLException {
        long began = System.nanoTime();
        if (inOneTransaction) {
            connection.setAutoCommit(false);
            claim(connection);
            while (!claims.isEmpty()) {
                LockSupport.parkNanos(random.nextLong(PAUSE));
                finish(connection);
            }
            connection.commit();
        } else {
            act(connection);
        }
        chronicle.workerTook(System.nanoTime() - began);
    }

    private void act(Connection connection) throws SQLException {
        switch (random.nextInt(16)) {
            case 0, 1 -> enqueue(connection);
            case 2 -> enqueueLate(connection);
            case 3 -> cancel(connection);
            case 4 -> claims.pollFirst();
            case 5, 6, 7, 8, 9 -> finish(connection);
            default -> {
                if (claims.size() < AT_ONCE) {
                    claim(connection);
                }
            }
        }
    }

    private void claim(Connection connection) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(sql.claim)) {
            claim.setString(1, queue());
            ResultSet jobs = claim.executeQuery();
            while (jobs.next()) {
                claims.addLast(new Claim(jobs.getLong(1), jobs.getString(2), jobs.getInt(3)));
            }
        }
    }

    private void finish(Connection connection) throws SQLException {
        Claim mine = claims.peekFirst();
        if (mine == null) {
            return;
        }
        try (PreparedStatement finish = connection.prepareStatement(random.nextInt(4) == 0 ? sql.fail : sql.complete)) {
            finish.setLong(1, mine.id());
            finish.setString(2, mine.createdAt());
            finish.setInt(3, mine.attempt());
            finish.executeUpdate();
        }
        // Not before the answer has come: without it, a service tries again.
        claims.pollFirst();
    }

    private void enqueue(Connection connection) throws SQLException {
        String payload = payload();
        try (PreparedStatement enqueue = connection.prepareStatement(sql.enqueue)) {
            enqueue.setString(1, queue());
            enqueue.setString(2, payload);
            enqueue.setInt(3, random.nextInt(10));
            enqueue.setString(4, payload);
            enqueue.executeUpdate();
        }
    }

    private void enqueueLate(Connection connection) throws SQLException {
        String payload = payload();
        try (PreparedStatement enqueue = connection.prepareStatement(ServiceSql.ENQUEUE_LATE)) {
            enqueue.setString(1, queue());
            enqueue.setString(2, payload);
            enqueue.setInt(3, random.nextInt(10));
            enqueue.setInt(4, random.nextInt(Ledger.YOUNGEST, Ledger.OLDEST + 1));
            enqueue.setString(5, payload);
            enqueue.executeUpdate();
        }
    }

    private void cancel(Connection connection) throws SQLException {
        try (PreparedStatement cancel = connection.prepareStatement(ServiceSql.CANCEL)) {
            cancel.setString(1, queue());
            cancel.executeUpdate();
        }
    }

    private String queue() {
        return "queue " + random.nextInt(Ledger.QUEUES);
    }

    private String payload() {
        return "{\"email_id\": " + random.nextInt() + ", \"subject\": \"" + "Zoë 🎉 ".repeat(random.nextInt(20))
                + "\"}";
    }
}
