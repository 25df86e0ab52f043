package dev.cortex.utils.partitions;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What happened in a round, in order, and what must not have happened. */
final class Chronicle {
    /** No partition for that day: it has been dropped. */
    private static final String NO_PARTITION = "23514";

    private final long began = System.nanoTime();
    private final List<String> events = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final AtomicLong longest = new AtomicLong();

    synchronized void event(String what) {
        events.add(String.format(Locale.ROOT, "%6d ms  %s", elapsed().toMillis(), what));
    }

    synchronized void failure(String what) {
        event("FAILED: " + what);
        failures.add(what);
    }

    void workerFailed(ServiceSql sql, SQLException failed) {
        if (!isServerGone(failed) && !NO_PARTITION.equals(failed.getSQLState())) {
            failure("a worker (" + sql + "): " + describe(failed));
        }
    }

    void workerTook(long nanos) {
        longest.accumulateAndGet(nanos, Math::max);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    Duration longestOfAWorker() {
        return Duration.ofNanos(longest.get());
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    static boolean isServerGone(SQLException failed) {
        return String.valueOf(failed.getSQLState()).matches("08.*|57P.*");
    }

    static String describe(SQLException failed) {
        return failed.getSQLState() + " "
                + String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    }
}
