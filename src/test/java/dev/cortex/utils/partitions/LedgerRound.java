package dev.cortex.utils.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Expired partitions full of jobs; services at work on them; two sessions that maintain them; and a server that is struck twice on
 * the way. Afterwards every job is in one place, and one more run, undisturbed, finishes what was left.
 */
final class LedgerRound {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<LedgerFault> FAULTS = List.of(LedgerFault.values());
    private static final int STRIKES = 2;
    private static final int ACTS_BETWEEN_STRIKES = 10;
    private static final long WITHIN = Duration.ofMillis(400).toNanos();

    private final TestDatabase database;
    private final long seed;
    private final Ledger ledger;
    private final Chronicle chronicle = new Chronicle();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final List<LedgerFault> struck = new ArrayList<>();

    /** The same seed plans the same round; how its sessions interleave is the machine's. */
    LedgerRound(TestDatabase database, long seed) {
        this.database = database;
        this.seed = seed;
        this.ledger = new Ledger(database);
    }

    /** What is wrong; empty if nothing is. */
    List<String> run() {
        Random random = new Random(seed);
        ledger.begin(random);
        chronicle.event("begins with " + ledger.jobs() + " jobs");
        AtomicInteger begun = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (ServiceSql sql : ServiceSql.values()) {
            workers.add(start(new LedgerWorker(database, sql, false, new Random(random.nextLong()), chronicle, open)));
            workers.add(start(new LedgerWorker(database, sql, true, new Random(random.nextLong()), chronicle, open)));
        }
        List<Thread> maintainers = List.of(
                start(new LedgerMaintainer(database, "A", new Random(random.nextLong()), chronicle, begun)),
                start(new LedgerMaintainer(database, "B", new Random(random.nextLong()), chronicle, begun)));

        strike(random, begun, maintainers);
        maintainers.forEach(LedgerRound::join);
        open.set(false);
        workers.forEach(LedgerRound::join);
        return judge();
    }

    /** What happened, and when. */
    List<String> events() {
        return chronicle.events();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "seed %d: %,d jobs, %s, longest statement of a worker %,d ms, %.1f s",
                seed,
                ledger.jobs(),
                struck,
                chronicle.longestOfAWorker().toMillis(),
                chronicle.elapsed().toMillis() / 1000.0);
    }

    private void strike(Random random, AtomicInteger begun, List<Thread> maintainers) {
        for (int strike = 0; strike < STRIKES; strike++) {
            LedgerFault fault = FAULTS.get(random.nextInt(FAULTS.size()));
            int acts = begun.get() + random.nextInt(ACTS_BETWEEN_STRIKES);
            Sessions.waitUntil(
                    "maintenance goes on",
                    PATIENCE,
                    () -> begun.get() >= acts || maintainers.stream().noneMatch(Thread::isAlive));
            LockSupport.parkNanos(random.nextLong(WITHIN));
            chronicle.event(fault.name());
            fault.strike(database);
            struck.add(fault);
            Sessions.waitUntil("the server is up", database::accepts);
        }
    }

    private List<String> judge() {
        List<String> wrong = new ArrayList<>(chronicle.failures());
        ledger.problems().forEach(problem -> wrong.add("after the faults: " + problem));
        chronicle.event("audited");
        Cli.Result result = Cli.run(database.variables(), "partitions", "maintain", "--retention-days", "7", "--force");
        chronicle.event("undisturbed: " + result.code() + " " + result.out() + result.err());
        ledger.expiredPartitions().forEach(left -> wrong.add("still there after an undisturbed run: " + left));
        if (wrong.isEmpty()) {
            ledger.problems().forEach(problem -> wrong.add("after an undisturbed run: " + problem));
        }
        chronicle.event("audited");
        return wrong;
    }

    private Thread start(Runnable work) {
        Thread thread = new Thread(work, work.getClass().getSimpleName());
        thread.setUncaughtExceptionHandler((which, failed) -> chronicle.failure(which.getName() + ": " + failed));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).as(thread.getName() + " is stuck").isFalse();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
