package dev.cortex.utils.queue;

import static dev.cortex.utils.Sessions.holding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueStatsIT {
    private static final String ENDED =
            "insert into queue (queue_name, payload, status, created_at, claimed_at, completed_at)"
                    + " select '%s', '{}', '%s', moment, moment, moment from (select now() - interval '%s' as moment) as ended";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeEach
    void anEmptyQueueOfFiveDays() {
        DATABASE.execute(
                "select cortex_maintain_partitions()",
                "select cortex_create_partition((now() at time zone 'UTC')::date - ago) from generate_series(1, 4) as ago",
                "delete from queue",
                "truncate cortex_throughput, cortex_throughput_change, cortex_queue_total",
                "update cortex_rollup set rolled_up_to = null, final_before = null, settling_before = null, settling_xid = null");
    }

    @Test
    void eachQueueHasALineWithWhatIsThereAndWhatEndedLately() {
        DATABASE.execute(
                "insert into queue (queue_name, payload, created_at) values ('triage', '{}', now() - interval '2 hours 30 seconds'),"
                        + " ('triage', '{}', now()), ('parse', '{}', now())",
                "insert into queue (queue_name, payload, status, claimed_at) values ('triage', '{}', 'processing', now()),"
                        + " ('triage', '{}', 'processing', now() - interval '31 minutes')");
        ended("triage", "completed", "10 minutes");
        ended("triage", "completed", "20 hours");
        ended("triage", "completed", "25 hours");
        ended("triage", "failed", "3 hours");

        Cli.Result table = run();

        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out().lines().findFirst().orElseThrow().split(" {2,}"))
                .containsExactly(
                        "Queue",
                        "Pending",
                        "Processing",
                        "Completed (24h)",
                        "Failed (24h)",
                        "Oldest pending",
                        "Stale",
                        "Drains in");
        assertThat(table.out().lines().skip(3))
                .as("at one job an hour, or a little more, two take two hours")
                .singleElement()
                .asString()
                .matches("triage +2 +2 +2 +1 +2h 0m +1 +2h \\d+m");
        assertThat(run("--format", "json", "--queue", "parse").out())
                .contains("\"queue\":\"parse\"", "\"pending\":1", "\"drain_estimate_seconds\":null");
    }

    @Test
    void theWindowAndTheQueueMayBeChosen() {
        ended("triage", "completed", "10 minutes");
        ended("triage", "completed", "2 hours");
        ended("parse", "completed", "2 hours");

        assertThat(run("--window", "1h").out()).contains("Completed (1h)");
        assertThat(rows("--window", "1h", "--queue", "triage")).containsExactly("triage,0,0,1,0,,0,0");
        assertThat(rows("--window", "7d", "--queue", "triage")).containsExactly("triage,0,0,2,0,,0,0");
    }

    @Test
    void aQueueThatNeverWasIsSaid() {
        assertThat(run("--queue", "triag"))
                .returns(0, Cli.Result::code)
                .satisfies(result -> assertThat(result.err()).contains("No queue 'triag' has held a job."));
    }

    @Test
    void theHistoryHasALineForEachQueueAndARowForEachBucket() {
        ended("triage", "completed", "3 days");
        ended("triage", "completed", "3 days");
        ended("triage", "failed", "3 days");
        ended("triage", "failed", "10 minutes");

        assertThat(run("--history", "4d", "--bucket", "1d").out())
                .contains("Completed over time")
                .containsPattern("triage +4 +2 +2 +50.0 % +█");

        String day = LocalDate.now(ZoneOffset.UTC).minusDays(3).toString();
        assertThat(rows("--history", "4d", "--bucket", "1d"))
                .hasSize(5)
                .anySatisfy(row -> assertThat(row).startsWith("triage," + day).contains(",3,2,1,0.33"))
                .anySatisfy(row -> assertThat(row).endsWith(",0,0,0,"));
        assertThat(rows("--history", "4d")).as("by the hour").hasSize(97);
        assertThat(run("--history", "4d", "--bucket", "1d", "--format", "json").out())
                .contains("\"bucket_start\":\"" + day + "T00:00:00Z\",\"enqueued\":3,\"completed\":2,\"failed\":1");
    }

    @Test
    void theHistoryOutlivesThePartition() {
        ended("triage", "completed", "3 days");
        DATABASE.execute("select cortex_rollup_throughput()");
        List<String> before = rows("--history", "7d", "--bucket", "1d");
        assertThat(before).anyMatch(row -> row.contains(",1,1,0,"));

        String day = LocalDate.now(ZoneOffset.UTC).minusDays(3).toString();
        Cli.Result dropped = Cli.run(DATABASE.variables(), "partitions", "drop", "--date", day, "--yes");
        assertThat(dropped.code()).as(dropped.err()).isZero();
        assertThat(DATABASE.value("select count(*) from queue")).isEqualTo("0");

        assertThat(rows("--history", "7d", "--bucket", "1d")).isEqualTo(before);
    }

    @Test
    void aDayWithoutTheRollupIsMadeUpForByTheNext() {
        ended("triage", "completed", "50 hours");
        DATABASE.execute(
                "select cortex_rollup_throughput()",
                "update cortex_rollup set rolled_up_to = now() - interval '30 hours', final_before = now() - interval '31 hours'");
        ended("triage", "completed", "25 hours");
        ended("triage", "completed", "2 hours");
        assertThat(counted()).isEqualTo("1");

        DATABASE.execute("select cortex_rollup_throughput()");
        assertThat(counted()).isEqualTo("3");
    }

    @Test
    void aLateCommitIsNotLost() throws SQLException {
        try (Connection late = holding(DATABASE, ENDED.formatted("late", "completed", "3 hours"))) {
            DATABASE.execute(
                    "select cortex_rollup_throughput()",
                    "select cortex_rollup_throughput()",
                    "select cortex_rollup_throughput()");
            assertThat(counted()).isEqualTo("none");
            late.commit();
        }
        DATABASE.execute("select cortex_rollup_throughput()");
        assertThat(counted()).isEqualTo("1");
    }

    @Test
    void jobsWithTimesThatCannotBeCountedYetAreSaid() {
        ended("triage", "completed", "10 minutes");
        assertThat(run().err()).isEmpty();

        ended("triage", "completed", "-2 hours");
        for (String[] asked : new String[][] {{}, {"--history", "1d"}}) {
            assertThat(run(asked).err())
                    .startsWith(
                            "Warning: jobs that bear times in the future, and count when these have come: 1. To change it: ")
                    .hasLineCount(1);
        }
    }

    @Test
    void bucketsAndTimesThatCannotBeAreWrongUsage() {
        for (String[] bad : new String[][] {
            {"--history", "7d", "--bucket", "1m"},
            {"--history", "0s"},
            {"--window", "0h"},
            {"--watch", "0s"},
            {"--history", "yesterday"}
        }) {
            assertThat(run(bad))
                    .as(String.join(" ", bad))
                    .returns(2, Cli.Result::code)
                    .satisfies(refused -> assertThat(refused.err())
                            .startsWith("cortex-utils: ")
                            .hasLineCount(1));
        }
    }

    private static void ended(String queue, String status, String ago) {
        DATABASE.execute(ENDED.formatted(queue, status, ago));
    }

    private static String counted() {
        return DATABASE.value("select coalesce(sum(completed)::text, 'none') from cortex_throughput");
    }

    private static List<String> rows(String... arguments) {
        return run(Stream.concat(Stream.of("--format", "csv"), Stream.of(arguments))
                        .toArray(String[]::new))
                .out()
                .lines()
                .skip(1)
                .toList();
    }

    private static Cli.Result run(String... arguments) {
        return Cli.run(
                DATABASE.variables(),
                Stream.concat(Stream.of("queue", "stats"), Stream.of(arguments)).toArray(String[]::new));
    }
}
