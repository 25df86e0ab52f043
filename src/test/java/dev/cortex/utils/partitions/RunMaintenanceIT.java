package dev.cortex.utils.partitions;

import static dev.cortex.utils.partitions.QueueDays.day;
import static dev.cortex.utils.partitions.QueueDays.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.Cli;
import dev.cortex.utils.Sessions;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Maintenance whose steps are transactions of their own: the procedure and the command line, in sessions with odd settings. */
class RunMaintenanceIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final QueueDays days = new QueueDays(DATABASE);

    @BeforeEach
    void anExpiredPartition() {
        DATABASE.execute("truncate queue, dead_letter, cortex_run_log");
        days.create(20);
    }

    @Test
    void theProcedureArchivesRequeuesAndDrops() throws SQLException {
        addFailedJobs(2500);
        days.addJob(20, "pending", "{\"active\": 1}");

        inASession("call cortex_run_maintenance(7, 3, 'requeue')");

        assertThat(days.exists(20)).isFalse();
        assertThat(DATABASE.value("select count(*) from dead_letter")).isEqualTo("2500");
        assertThat(days.whereabouts("{\"active\": 1}")).isEqualTo("1/0");
        assertThat(
                        DATABASE.value(
                                "select format('%s %s %s', jobs, archived, requeued) from cortex_run_log where action = 'dropped'"))
                .isEqualTo("2501 2500 1");
    }

    @Test
    void aStrictDefaultIsolationLevelIsNoObstacle() throws SQLException {
        for (String level : new String[] {"repeatable read", "serializable"}) {
            days.create(20);
            addFailedJobs(10);
            inASession(
                    "set default_transaction_isolation = '" + level + "'",
                    "set default_transaction_deferrable = on",
                    "call cortex_run_maintenance()");
            assertThat(days.exists(20)).as(level).isFalse();
        }
    }

    @Test
    void aRoleWithAStrictDefaultIsolationLevelMaintainsByCommandLine() {
        addFailedJobs(10);
        DATABASE.superuser("alter role " + DATABASE.user() + " set default_transaction_isolation = 'serializable'");
        try {
            Cli.Result result = Cli.run(DATABASE.variables(), "partitions", "maintain");
            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.out()).contains("dropped  " + partition(20));
        } finally {
            DATABASE.superuser("alter role " + DATABASE.user() + " reset default_transaction_isolation");
        }
    }

    @Test
    void aShortStatementTimeoutNeitherKeepsTomorrowFromBeingMadeNorTheRestFromBeingDoneInTheEnd() throws SQLException {
        addFailedJobs(120_000);
        int runs = 0;
        do {
            DATABASE.execute("drop table if exists " + partition(-1));
            inASession("set statement_timeout = '1s'", "call cortex_run_maintenance()");
            assertThat(days.exists(-1)).as("tomorrow").isTrue();
            assertThat(DATABASE.value("select (select count(*) from queue) + (select count(*) from dead_letter)"))
                    .isEqualTo("120000");
            runs++;
        } while (days.exists(20) && runs < 100);

        assertThat(days.exists(20)).isFalse();
        assertThat(DATABASE.value("select sum(archived) from cortex_run_log")).isEqualTo("120000");
        assertThat(DATABASE.value(
                        "select count(*) > 0 from cortex_run_log where detail ~ '^half of statement_timeout'"))
                .isEqualTo("t");
    }

    @Test
    void oneCallStopsAtHalfOfItsTimeToo() throws SQLException {
        addFailedJobs(120_000);
        int runs = 0;
        do {
            inASession("set statement_timeout = '3s'", "select cortex_maintain_partitions()");
            runs++;
        } while (days.exists(20) && runs < 100);

        assertThat(days.exists(20)).isFalse();
        assertThat(DATABASE.value("select count(*) from dead_letter")).isEqualTo("120000");
    }

    @Test
    void aRunThatIsRefusedIsOnRecord() {
        DATABASE.execute("alter table queue rename to queue_aside", "create table queue (created_at timestamptz)");
        try {
            assertThatThrownBy(() -> inASession("call cortex_run_maintenance()"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("queue is not partitioned: run cortex-utils migrate-queue");
        } finally {
            DATABASE.execute("drop table queue", "alter table queue_aside rename to queue");
        }
        assertThat(DATABASE.value(
                        "select action || ' ' || detail from cortex_run_log where action not in ('created', 'exists')"))
                .startsWith("failed queue is not partitioned: run cortex-utils migrate-queue");
    }

    @Test
    void aRunThatFindsAnotherAtWorkIsOnRecord() throws SQLException {
        try (Connection other = Sessions.holding(DATABASE, "select cortex_create_partitions()")) {
            inASession("call cortex_run_maintenance()");
            assertThat(other.isClosed()).isFalse();
        }
        assertThat(DATABASE.value(
                        "select string_agg(action, ' ') from cortex_run_log where action not in ('created', 'exists')"))
                .isEqualTo("already_running");
    }

    @Test
    void theProcedureRefusesAsTheFunctionDoes() {
        assertThatThrownBy(() -> inASession("call cortex_run_maintenance(0)"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("QX001"))
                .hasMessageContaining("Hint: For example 7");
    }

    @Test
    void theCommandLineCountsWhatItMoves() {
        addFailedJobs(1500);
        days.addJob(20, "processing", "{\"active\": 2}");

        Cli.Result planned = Cli.run(DATABASE.variables(), "partitions", "maintain", "--force", "--dry-run");
        assertThat(planned.out()).contains("would drop  " + partition(20)).containsPattern("1,501 +1,500 +1 ");
        Cli.Result done = Cli.run(DATABASE.variables(), "partitions", "drop", "--date", day(20).toString(), "--force");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("dropped  " + partition(20)).containsPattern("1,501 +1,500 +1 ");
    }

    @Test
    void aPartitionThatStaysIsAFailureOfDropAndSaysWhy() {
        DATABASE.execute(
                "alter table queue drop constraint valid_status",
                "insert into queue (queue_name, payload, status, created_at) values ('triage', '{}', 'scheduled', '"
                        + day(20) + " 12:00+00')");

        Cli.Result kept = Cli.run(DATABASE.variables(), "partitions", "drop", "--date", day(20).toString(), "--force");
        Cli.Result listed = Cli.run(DATABASE.variables(), "partitions", "list");

        assertThat(kept.code()).isEqualTo(1);
        assertThat(kept.out()).contains("skipped").contains("1 'scheduled': a status that is not known here keeps it");
        assertThat(listed.out()).contains("  Other  ");
        DATABASE.execute("delete from queue");
        assertThat(Cli.run(DATABASE.variables(), "partitions", "list").out()).doesNotContain("Other");
        assertThat(Cli.run(DATABASE.variables(), "partitions", "list", "--format", "json")
                        .out())
                .contains("\"other\":0");
    }

    private void addFailedJobs(int count) {
        DATABASE.execute("insert into queue (queue_name, payload, status, created_at)"
                + " select 'triage', to_jsonb(n), 'failed', '" + day(20) + " 12:00+00' from generate_series(1, " + count
                + ") as n");
    }

    private static void inASession(String... statements) throws SQLException {
        try (Connection session = DATABASE.connect();
                Statement statement = session.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
