package dev.cortex.utils.partitions;

import static dev.cortex.utils.Sessions.holding;
import static dev.cortex.utils.Sessions.kill;
import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static dev.cortex.utils.Sessions.waitUntil;
import static dev.cortex.utils.partitions.QueueDays.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reader of the old partition holds maintenance in the pauses between its tries, when it is empty already: room for what races. */
class PartitionRacesIT {
    private static final String JOB = "{\"race\": 1}";

    private static final String WAITING = "select %s from pg_stat_activity where application_name = 'cortex-utils'"
            + " and wait_event = 'PgSleep' and query like '%%cortex_maintenance_step%%'";

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
    void aReaderPostponesTheDropButNeitherTheMoveNorTomorrow() throws SQLException {
        Cli.Result postponed;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            postponed = maintain();
            assertThat(reader.isClosed()).isFalse();
        }
        assertThat(postponed.code()).isZero();
        assertThat(postponed.out()).contains("postponed  " + partition(20));
        assertThat(days.exists(-1)).isTrue();
        assertThat(days.exists(20)).isTrue();
        assertThat(days.whereabouts(JOB)).as("in the dead letters only").isEqualTo("0/1");

        assertThat(maintain().out()).contains("dropped  " + partition(20));
        assertThat(days.whereabouts(JOB)).isEqualTo("0/1");
    }

    @Test
    void aReaderOfTheQueueIsNotWaitedFor() throws SQLException {
        try (Connection reader = holding(DATABASE, "select count(*) from queue")) {
            assertThat(maintain().out()).contains("postponed  " + partition(20));
            assertThat(reader.isClosed()).isFalse();
        }
        assertThat(maintain().out()).contains("dropped  " + partition(20));
    }

    @Test
    void aReaderOfATableThatTheQueueRefersToIsNotWaitedFor() throws SQLException {
        DATABASE.execute(
                "create table account (account_id int primary key)",
                "alter table queue add column account_id int references account");
        try (Connection reader = holding(DATABASE, "select count(*) from account")) {
            assertThat(maintain().out()).contains("postponed  " + partition(20));
            assertThat(reader.isClosed()).isFalse();
        } finally {
            DATABASE.execute("alter table queue drop column account_id", "drop table account");
        }
        assertThat(maintain().out()).contains("dropped  " + partition(20));
    }

    @Test
    void aWriterOfATableThatRefersToTheQueueIsNotWaitedFor() throws SQLException {
        DATABASE.execute("create table note (job_id bigint, job_created_at timestamptz,"
                + " foreign key (job_id, job_created_at) references queue)");
        try (Connection writer = holding(DATABASE, "insert into note values (null, null)")) {
            assertThat(Cli.run(DATABASE.variables(), "partitions", "maintain", "--premake-days", "4")
                            .out())
                    .contains("postponed  " + partition(-4))
                    .contains("postponed  " + partition(20));
            assertThat(writer.isClosed()).isFalse();
        }
        assertThat(maintain().out()).contains("dropped  " + partition(20)).doesNotContain("postponed");
        DATABASE.execute("drop table note");
    }

    @Test
    void aLockedTableThatRefersToTheQueueIsNotWaitedFor() throws SQLException {
        DATABASE.execute("create table note (job_id bigint, job_created_at timestamptz,"
                + " foreign key (job_id, job_created_at) references queue)");
        String maintain =
                "select string_agg(action, ' ' order by partition_name) from set_config('lock_timeout', '10s', true),"
                        + " cortex_maintain_partitions(7, 0) where action <> 'exists'";
        try (Connection holder = holding(DATABASE, "lock table note in access exclusive mode")) {
            assertThat(DATABASE.value(maintain)).isEqualTo("postponed");
            DATABASE.execute("update queue set status = 'completed'");
            assertThat(DATABASE.value(maintain)).isEqualTo("postponed");
            assertThat(holder.isClosed()).isFalse();
        }
        assertThat(DATABASE.value(maintain)).isEqualTo("dropped");
        DATABASE.execute("drop table note");
    }

    @Test
    void aJobThatSomebodyHoldsStaysUntilTheNextRun() throws SQLException {
        days.addJob(20, "failed", "{\"race\": 2}");
        try (Connection worker = holding(DATABASE, "select from queue where payload = '" + JOB + "' for update")) {
            assertThat(maintain().out()).contains("postponed  " + partition(20)).contains("that other sessions hold");
            assertThat(worker.isClosed()).isFalse();
        }
        assertThat(days.whereabouts(JOB)).isEqualTo("1/0");
        assertThat(days.whereabouts("{\"race\": 2}")).isEqualTo("0/1");

        assertThat(maintain().out()).contains("dropped  " + partition(20));
        assertThat(days.whereabouts(JOB)).isEqualTo("0/1");
    }

    @Test
    void aJobThatTurnsUpBeforeTheDropIsKept() throws SQLException {
        CompletableFuture<Cli.Result> run;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            run = maintenanceThatWaits();
            days.addJob(20, "pending", "{\"race\": 3}");
            assertThat(reader.isClosed()).isFalse();
        }

        assertThat(resultOf(run).out()).contains("skipped").doesNotContain("dropped");
        assertThat(days.whereabouts("{\"race\": 3}")).isEqualTo("1/0");
    }

    @Test
    void aJobThatFailsBeforeTheDropIsArchivedByTheNextRun() throws SQLException {
        days.addJob(20, "completed", "{\"race\": 4}");
        CompletableFuture<Cli.Result> run;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            run = maintenanceThatWaits();
            DATABASE.execute("update queue set status = 'failed' where payload = '{\"race\": 4}'");
            assertThat(reader.isClosed()).isFalse();
        }

        assertThat(resultOf(run).out()).contains("postponed  " + partition(20));
        assertThat(days.whereabouts("{\"race\": 4}")).isEqualTo("1/0");
        assertThat(maintain().out()).contains("dropped  " + partition(20));
        assertThat(days.whereabouts("{\"race\": 4}")).isEqualTo("0/1");
    }

    @Test
    void whoHoldsTheRunLogHoldsUpMaintenanceButNoWorker() throws SQLException {
        String run = UUID.randomUUID().toString();
        String step = "select string_agg(action, ' ') from cortex_maintenance_step('" + run + "')";
        DATABASE.execute("select cortex_begin_maintenance('" + run + "')");
        assertThat(DATABASE.value(step)).isEqualTo("planned");
        assertThat(DATABASE.value(step)).isEqualTo("moving");

        CompletableFuture<String> drop;
        try (Connection holder = holding(DATABASE, "lock table cortex_run_log in share mode")) {
            drop = meanwhile(() -> DATABASE.value(step));
            waitUntil(
                    "the drop waits for the run log",
                    () -> DATABASE.value(
                                    "select count(*) from pg_locks where not granted and relation = 'cortex_run_log'::regclass")
                            .equals("1"));
            DATABASE.execute("set lock_timeout = '1s'", "select cortex_enqueue('triage', '{}')");
            assertThat(holder.isClosed()).isFalse();
        }
        assertThat(resultOf(drop)).isIn("dropped", "postponed");
        assertThat(days.whereabouts(JOB)).isEqualTo("0/1");
    }

    @Test
    void whoHoldsTheTasksOfMaintenanceHoldsUpNoWriterOfATableThatTheQueueRefersTo() throws SQLException {
        DATABASE.execute(
                "create table account (account_id int primary key)",
                "alter table queue add column account_id int references account",
                "drop table if exists " + partition(-1));
        CompletableFuture<String> run;
        try (Connection holder = holding(DATABASE, "lock table cortex_partition_task in share mode")) {
            run = meanwhile(() -> DATABASE.value("select count(*) from cortex_maintain_partitions(7)"));
            waitUntil(
                    "maintenance waits for its tasks",
                    () -> DATABASE.value(
                                    "select count(*) from pg_stat_activity join pg_locks using (pid) where not granted"
                                            + " and relation = 'cortex_partition_task'::regclass and clock_timestamp() - query_start > interval '3 s'")
                            .equals("1"));
            DATABASE.execute("set lock_timeout = '1s'", "insert into account values (1)");
            assertThat(holder.isClosed()).isFalse();
        }
        resultOf(run);
        assertThat(maintain().out()).contains(partition(-1));
        DATABASE.execute("alter table queue drop column account_id", "drop table account");
    }

    @Test
    void aCallAfterADropThatIsNotCommittedDoesNotWait() throws SQLException {
        try (Connection other =
                holding(DATABASE, "select cortex_drop_partition((now() at time zone 'UTC')::date - 20)")) {
            assertThat(
                            DATABASE.value(
                                    "select string_agg(action, ' ') from set_config('lock_timeout', '5s', true), cortex_maintain_partitions(7)"))
                    .isEqualTo("already_running");
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void aPartitionWhoseDetachWasInterruptedCoversNoDay() throws SQLException {
        days.create(-30);
        String detach = "alter table queue detach partition " + partition(-30);
        try (Connection reader = holding(DATABASE, "select count(*) from queue")) {
            assertThatThrownBy(() -> DATABASE.execute("set lock_timeout = '200ms'", detach + " concurrently"))
                    .hasMessageContaining("lock timeout");
            assertThat(reader.isClosed()).isFalse();
        }

        String created = DATABASE.value(
                "select action || ' ' || detail from cortex_create_partition((now() at time zone 'UTC')::date + 30)");

        assertThat(created).startsWith("postponed could not create it: ").endsWith(": " + detach + " finalize;");
        DATABASE.execute(detach + " finalize", "drop table " + partition(-30));
    }

    @Test
    void oneOfTwoRunsAtATimeDoesNothing() throws SQLException {
        CompletableFuture<Cli.Result> first;
        try (Connection reader = holding(DATABASE, "select count(*) from " + partition(20))) {
            first = maintenanceThatWaits();
            Cli.Result second = maintain();
            assertThat(second.code()).isZero();
            assertThat(second.out()).containsOnlyOnce("already_running");
            assertThat(reader.isClosed()).isFalse();
        }
        assertThat(resultOf(first).out()).contains("dropped");
    }

    @Test
    void aRunThatComesBetweenEndsTheOtherAtOnceAndWhatThatHasDoneIsOnRecord() throws SQLException {
        String before = DATABASE.value("select coalesce(max(run_log_id), 0) from cortex_run_log");
        String run = UUID.randomUUID().toString();
        String step = "select string_agg(action, ' ') from cortex_maintenance_step('" + run + "')";
        DATABASE.execute("select cortex_begin_maintenance('" + run + "')");
        assertThat(DATABASE.value(step)).isEqualTo("planned");
        assertThat(DATABASE.value(step)).isEqualTo("moving");

        try (Connection other = holding(DATABASE, "select cortex_maintain_partitions(400)")) {
            assertThat(DATABASE.value(step)).isEqualTo("already_running");
            Cli.Result third = maintain();
            assertThat(third.out()).contains("already_running");
            assertThat(other.isClosed()).isFalse();
        }
        assertThat(maintain().out()).contains("dropped  " + partition(20));
        assertThat(DATABASE.value("select sum(archived) from cortex_run_log where run_log_id > " + before))
                .isEqualTo(DATABASE.value("select count(*) from dead_letter"));
    }

    @Test
    void aRunKilledInTheMiddleIsFinishedByTheNext() throws SQLException {
        String before = DATABASE.value("select coalesce(max(run_log_id), 0) from cortex_run_log");
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
        assertThat(days.whereabouts(JOB)).isEqualTo("0/1");

        assertThat(maintain().out()).contains("dropped  " + partition(20));
        assertThat(DATABASE.value(
                        "select string_agg(action, ' ' order by run_log_id) from cortex_run_log where target = '"
                                + partition(20) + "' and run_log_id > " + before))
                .isEqualTo("interrupted dropped");
    }

    private static Cli.Result maintain() {
        return Cli.run(DATABASE.variables(), "partitions", "maintain", "--retention-days", "7");
    }

    /** One that has moved the failed jobs, was refused the lock, and pauses before it tries again. */
    private static CompletableFuture<Cli.Result> maintenanceThatWaits() {
        CompletableFuture<Cli.Result> run = meanwhile(PartitionRacesIT::maintain);
        waitUntil(
                "maintenance pauses",
                () -> !DATABASE.value(WAITING.formatted("count(*)")).equals("0"));
        return run;
    }
}
