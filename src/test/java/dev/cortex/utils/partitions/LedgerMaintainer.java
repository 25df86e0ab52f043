package dev.cortex.utils.partitions;

import static dev.cortex.utils.partitions.QueueDays.day;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Somebody who runs everything that maintains a queue, in random order. */
final class LedgerMaintainer implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private record Act(String name, List<String> statements) {
        static Act sql(String... statements) {
            return new Act(String.join("; ", statements), List.of(statements));
        }

        static Act cli(String arguments) {
            return new Act(arguments, List.of());
        }
    }

    private final TestDatabase database;
    private final String who;
    private final Chronicle chronicle;
    private final AtomicInteger begun;
    private final List<Act> acts;

    /** Counts in {@code begun} what it has begun. */
    LedgerMaintainer(TestDatabase database, String who, Random random, Chronicle chronicle, AtomicInteger begun) {
        this.database = database;
        this.who = who;
        this.chronicle = chronicle;
        this.begun = begun;
        this.acts = acts(random);
    }

    private static List<Act> acts(Random random) {
        String dropped = day(random.nextInt(Ledger.YOUNGEST, Ledger.OLDEST + 1)).toString();
        String requeue = "select * from cortex_maintain_partitions(7, on_active => 'requeue')";
        List<Act> acts = new ArrayList<>(
                List.of(
                        Act.cli("partitions maintain --retention-days 7"),
                        Act.cli("partitions maintain --retention-days 7 --force"),
                        Act.cli("partitions drop --force --date " + dropped),
                        Act.sql("select * from cortex_maintain_partitions(7)"),
                        Act.sql(requeue),
                        Act.sql("begin", requeue, "rollback"),
                        Act.sql(
                                "begin",
                                "select count(*) from queue",
                                "select pg_sleep(" + random.nextInt(300) / 1000.0 + ")",
                                "commit"),
                        Act.sql("select cortex_retry_failed(everything => true, batch_size => 200)"),
                        Act.sql("select cortex_retry_failed(in_queue => 'queue 1')"),
                        Act.sql("select * from cortex_rescue_stale('1 second', batch_size => 200)"),
                        Act.sql("select * from cortex_rescue_stale('0 seconds', 'queue 2')"),
                        Act.sql("select cortex_rollup_throughput()"),
                        Act.sql("select cortex_retry_dead_letters(everything => true, batch_size => 200)"),
                        Act.sql("select cortex_retry_dead_letters(in_queue => 'queue 3')"),
                        Act.sql(
                                "call cortex_run_maintenance(retention_days => 7, premake_days => 3, on_active => 'requeue')")));
        Collections.shuffle(acts, random);
        return acts;
    }

    @Override
    public void run() {
        for (Act act : acts) {
            Sessions.waitUntil("the server is up", database::accepts);
            long start = System.nanoTime();
            begun.incrementAndGet();
            String outcome = act.statements().isEmpty() ? commandLine(act) : session(act);
            chronicle.event(String.format(
                    Locale.ROOT,
                    "%s: %s: %s, %d ms",
                    who,
                    act.name(),
                    outcome,
                    (System.nanoTime() - start) / 1_000_000));
        }
    }

    private String commandLine(Act act) {
        Cli.Result result = Cli.run(database.variables(), act.name().split(" "));
        String said = Stream.of(result.out(), result.err())
                .flatMap(String::lines)
                .map(line -> line.strip().replaceAll(" {2,}", " "))
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        // 1: refused, as the partition may be gone already, or in use; 3: the server is gone.
        boolean explained = result.code() == 1
                && Stream.of("no partition covers", "skipped", "postponed", "already_running")
                        .anyMatch(said::contains);
        if (result.code() != 0 && result.code() != 3 && !explained) {
            chronicle.failure(act.name() + ": " + said);
        }
        return result.code() + " " + said;
    }

    private String session(Act act) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : act.statements()) {
                statement.setQueryTimeout((int) PATIENCE.toSeconds());
                statement.execute(sql);
            }
            return "done";
        } catch (SQLException failed) {
            if (!Chronicle.isServerGone(failed)
                    && !String.valueOf(failed.getSQLState()).startsWith("QX")) {
                chronicle.failure(act.name() + ": " + Chronicle.describe(failed));
            }
            return Chronicle.describe(failed);
        }
    }
}
