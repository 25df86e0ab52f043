package dev.cortex.utils.partitions;

import static dev.cortex.utils.Sessions.holding;
import static dev.cortex.utils.Sessions.kill;
import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static dev.cortex.utils.Sessions.waitUntil;
import static dev.cortex.utils.partitions.QueueDays.partition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reader of the old partition holds maintenance in the pauses between its tries, which makes room for what races. */
class PartitionRacesIT {
    private static final String JOB = "{\"race\": 1}";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final QueueDays days = new QueueDays(DATABASE);

    @BeforeEach
    void anExpiredPartitionWithAFailedJob() {
        DATABASE.execute("delete from queue", "delete from dead_letter");
        days.create(20);
        days.addJob(20, "failed", JOB);
    }

    @Test
    void aReaderPostponesTheDropButNotTomorrow() throws SQLException {
        Cli.Result postponed;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            postponed = maintain();
            assertThat(reader.isClosed()).isFalse();
        }
        assertThat(postponed.code()).isZero();
        assertThat(postponed.out()).contains("postponed  " + partition(20));
        assertThat(days.exists(-1)).isTrue();
        assertThat(days.whereabouts(JOB)).as("in the queue only").isEqualTo("1/0");

        assertThat(maintain().out()).contains("dropped  " + partition(20));
        assertThat(days.whereabouts(JOB)).as("in the dead letters only").isEqualTo("0/1");
    }

    @Test
    void aJobRetriedAfterItWasCopiedIsKept() throws SQLException {
        CompletableFuture<Cli.Result> run;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            run = maintenanceThatWaits();
            DATABASE.execute("update queue set status = 'pending' where payload = '" + JOB + "'");
            assertThat(reader.isClosed()).isFalse();
        }

        assertThat(resultOf(run).out()).contains("skipped").doesNotContain("dropped");
        assertThat(days.whereabouts(JOB)).isEqualTo("1/0");
    }

    @Test
    void aJobThatFailedAnewAfterItWasCopiedIsArchivedAsItIsNow() throws SQLException {
        CompletableFuture<Cli.Result> run;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            run = maintenanceThatWaits();
            DATABASE.execute("update queue set last_error = 'the second time' where payload = '" + JOB + "'");
            assertThat(reader.isClosed()).isFalse();
        }

        assertThat(resultOf(run).out()).contains("dropped");
        assertThat(DATABASE.value("select last_error from dead_letter")).isEqualTo("the second time");
    }

    @Test
    void oneOfTwoRunsAtATimeDoesNothing() throws SQLException {
        CompletableFuture<Cli.Result> first;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            first = maintenanceThatWaits();
            Cli.Result second = maintain();
            assertThat(second.code()).isZero();
            assertThat(second.out()).contains("already_running");
            assertThat(reader.isClosed()).isFalse();
        }
        assertThat(resultOf(first).out()).contains("dropped");
    }

    @Test
    void aRunKilledInTheMiddleIsFinishedByTheNext() throws SQLException {
        CompletableFuture<Cli.Result> killed;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            killed = maintenanceThatWaits();
            String pid = DATABASE.value(WAITING.formatted("min(pid)"));
            kill(pid);
            assertThat(reader.isClosed()).isFalse();
            assertThat(resultOf(killed).code()).isEqualTo(3);
        } catch (SQLException lost) {
            assertThat(lost.getSQLState())
                    .as("every session ends with the server's")
                    .startsWith("08");
        }
        waitUntil("PostgreSQL has recovered", DATABASE::accepts);
        assertThat(days.whereabouts(JOB)).isEqualTo("1/0");

        assertThat(maintain().out()).contains("dropped  " + partition(20));
        assertThat(days.whereabouts(JOB)).isEqualTo("0/1");
    }

    private static final String WAITING = "select %s from pg_stat_activity where application_name = 'cortex-utils'"
            + " and wait_event = 'PgSleep' and query like '%%cortex_maintain_partitions%%'";

    private static Cli.Result maintain() {
        return Cli.run(DATABASE.variables(), "partitions", "maintain", "--retention-days", "7");
    }

    /** One that has copied the failed jobs, was refused the lock, and pauses before it tries again. */
    private static CompletableFuture<Cli.Result> maintenanceThatWaits() {
        CompletableFuture<Cli.Result> run = meanwhile(PartitionRacesIT::maintain);
        waitUntil(
                "maintenance pauses",
                () -> !DATABASE.value(WAITING.formatted("count(*)")).equals("0"));
        return run;
    }
}
