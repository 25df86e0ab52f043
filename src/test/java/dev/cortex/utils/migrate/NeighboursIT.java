package dev.cortex.utils.migrate;

import static dev.cortex.utils.Sessions.holding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two installations in two schemas of one database. */
class NeighboursIT {
    @RegisterExtension
    static final TestDatabase OURS = TestDatabase.migrated();

    @RegisterExtension
    static final TestDatabase THEIRS = TestDatabase.migrated();

    @Test
    void partitionsAndDeadLettersOfOneAreNotSeenByTheOther() {
        OURS.execute(
                "select cortex_create_partition('2024-12-20')",
                "insert into queue (queue_name, payload, status, created_at)"
                        + " values ('triage', '{}', 'failed', '2024-12-20 12:00+00')");
        THEIRS.execute("select cortex_create_partition('2024-12-20')");

        run(OURS, "partitions", "maintain");

        assertThat(run(OURS, "partitions", "list").out()).doesNotContain("queue_2024_12_20");
        assertThat(run(THEIRS, "partitions", "list").out()).contains("queue_2024_12_20");
        assertThat(run(OURS, "dead-letter", "list", "--format", "csv").out()).hasLineCount(2);
        assertThat(run(THEIRS, "dead-letter", "list", "--format", "csv").out()).hasLineCount(1);
    }

    @Test
    void theRunLogTellsOfOneOnly() {
        OURS.execute("select cortex_create_partition('2031-01-01')");

        String created = "select count(*) from cortex_run_log where target = 'queue_2031_01_01'";
        assertThat(OURS.value(created)).isEqualTo("1");
        assertThat(THEIRS.value(created)).isEqualTo("0");
    }

    @Test
    void schedulesAreRemovedFromOneOnly() {
        run(OURS, "schedule", "install");
        run(THEIRS, "schedule", "install", "--retention-days", "21");

        assertThat(run(OURS, "schedule", "list", "--format", "json").out())
                .contains(OURS.schema())
                .doesNotContain(THEIRS.schema(), "retention_days => 21");
        assertThat(run(OURS, "schedule", "remove", "--yes").out()).doesNotContain(THEIRS.schema());

        assertThat(run(OURS, "schedule", "list").err()).contains("no jobs");
        assertThat(run(THEIRS, "schedule", "list", "--format", "csv").out()).contains("retention_days => 21");
    }

    @Test
    void maintenanceOfOneDoesNotHoldUpTheOther() throws SQLException {
        try (Connection session = holding(OURS, "select * from cortex_maintain_partitions()")) {
            assertThat(run(OURS, "partitions", "maintain").out()).contains("already_running");
            assertThat(run(THEIRS, "partitions", "maintain").out()).doesNotContain("already_running");
            session.rollback();
        }
    }

    private static Cli.Result run(TestDatabase database, String... arguments) {
        Cli.Result result = Cli.run(database.variables(), arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }
}
