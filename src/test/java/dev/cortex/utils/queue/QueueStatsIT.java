package dev.cortex.utils.queue;

import static dev.cortex.utils.Sessions.holding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueStatsIT {
    private static final String COMPLETED =
            "insert into queue (queue_name, payload, status, created_at, claimed_at, completed_at)"
                    + " select '%s', '{}', 'completed', moment, moment, moment from (select now() - interval '%s' as moment) as ended";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @BeforeEach
    void anEmptyQueue() {
        DATABASE.execute(
                "select cortex_create_partition((now() at time zone 'UTC')::date - ago) from generate_series(1, 4) as ago",
                "delete from queue",
                "delete from cortex_throughput",
                "update cortex_rollup set rolled_up_to = null, final_before = null, settling_before = null, settling_xid = null");
    }

    @Test
    void whatWaitsAndWhatWasCompletedIsCountedByQueue() {
        DATABASE.execute(
                "insert into queue (queue_name, payload) values ('triage', '{}'), ('triage', '{}'), ('parse', '{}')",
                COMPLETED.formatted("triage", "2 hours"));
        assertThat(run("queue", "stats").out()).contains("Completed (24h)", "parse", "triage");
        assertThat(run("queue", "stats", "--queue", "triage", "--format", "csv")
                        .out()
                        .lines()
                        .skip(1))
                .singleElement()
                .asString()
                .startsWith("triage,2,0,1,0,");
        assertThat(run("queue", "stats", "--queue", "triage", "--window", "1h", "--format", "csv")
                        .out())
                .contains("triage,2,0,0,0,");
    }

    @Test
    void theHistoryOutlivesThePartition() {
        DATABASE.execute(COMPLETED.formatted("triage", "3 days"), "select cortex_rollup_throughput()");
        String before = history();
        assertThat(before).contains(",1,1,0,");
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(3).toString();
        Cli.Result dropped = run("partitions", "drop", "--date", day, "--yes");
        assertThat(dropped.code()).as(dropped.err()).isZero();
        assertThat(DATABASE.value("select count(*) from queue")).isEqualTo("0");
        assertThat(history()).isEqualTo(before);
        assertThat(run("queue", "stats", "--history", "7d").out())
                .contains("triage")
                .contains("█");
    }

    @Test
    void aLateCommitIsNotLost() throws SQLException {
        try (Connection late = holding(DATABASE, COMPLETED.formatted("late", "20 minutes"))) {
            DATABASE.execute("select cortex_rollup_throughput()", "select cortex_rollup_throughput()");
            assertThat(history()).doesNotContain("late");
            late.commit();
        }
        DATABASE.execute("select cortex_rollup_throughput()");
        assertThat(history()).contains("late").contains(",1,1,0,");
    }

    private static String history() {
        return run("queue", "stats", "--history", "7d", "--bucket", "1d", "--format", "csv")
                .out()
                .lines()
                .filter(line -> line.contains(",1,1,"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static Cli.Result run(String... line) {
        return Cli.run(DATABASE.variables(), line);
    }
}
