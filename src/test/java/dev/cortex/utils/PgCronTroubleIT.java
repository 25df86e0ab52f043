package dev.cortex.utils;

import static dev.cortex.utils.Sessions.waitUntil;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What pg_cron really writes when it cannot connect, is killed, moved to another port, or told to keep no record: a server of its own,
 * and minutes of waiting, as pg_cron counts in these. Part of {@code bin/soak cron}; pgTAP tests the same on rows like those.
 */
@EnabledIfSystemProperty(named = "soak.rounds", matches = ".+")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PgCronTroubleIT {
    /** pg_cron 1.4 knows minutes only, and starts a job at their beginning. */
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private static final String REFUSED = "cortex-purge-dead-letters:trouble";
    private static final String KILLED = "cortex-maintain-history:trouble";

    private static @Nullable Cluster cluster;
    private static @Nullable TestDatabase database;

    /** One job has no password to connect with; the other one waits for an answer when the server is stopped as by a crash. */
    @BeforeAll
    static void runsGoWrong() throws IOException {
        cluster = Cluster.start(Path.of("target", "pg-cron-trouble"), "");
        database = TestDatabase.migratedIn(cluster, "trouble");
        schedule("install");
        database().superuser("alter system set cron.use_background_workers = off");
        database().stopServerAtOnce();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            database()
                    .superuser(
                            "update cron.job set schedule = '* * * * *' where jobname = '" + REFUSED + "'",
                            "update cron.job set schedule = '* * * * *', nodename = '127.0.0.1', nodeport = "
                                    + silent.getLocalPort() + " where jobname = '" + KILLED + "'");
            waitUntil(
                    "one waits for an answer",
                    TWO_MINUTES,
                    () -> last("run.status", KILLED).equals("connecting")
                            && last("run.status", REFUSED).equals("failed"));
            database().stopServerAtOnce();
        }
        waitUntil("it ran again", TWO_MINUTES, () -> last("run.status", KILLED).equals("failed"));
        database().superuser("update cron.job set schedule = '0 0 1 1 *' where schedule = '* * * * *'");
    }

    @AfterAll
    static void delete() {
        if (cluster != null) {
            cluster.delete();
        }
    }

    @Test
    @Order(1)
    void aRunThatCouldNotConnectIsAFailureAndShownWithWhatIsKnown() {
        assertThat(last("coalesce(run.start_time, run.end_time)", REFUSED)).isEqualTo("null");

        Cli.Result list = schedule("list");
        assertThat(list.out()).containsPattern(REFUSED + " +failed +[1-9]");
        assertThat(list.err()).contains(REFUSED + " failed: connection failed; pg_cron kept no time");
    }

    @Test
    @Order(2)
    void aRunThatTheServerDiedOnIsAFailureToo() {
        String ofTheJob = " from cron.job_run_details where jobid = (select jobid from cron.job where jobname = '"
                + KILLED + "')";
        assertThat(database().value("select count(*)" + ofTheJob + " and status = 'connecting'"))
                .isEqualTo("1");

        assertThat(database().value("select failures_7d from cortex_scheduled() where job_name = '" + KILLED + "'"))
                .isEqualTo(database().value("select count(*)" + ofTheJob));
    }

    @Test
    @Order(3)
    void bothArePurged() {
        database().execute("select cortex_purge_job_runs('0')");

        assertThat(database().value("select count(*) from cron.job_run_details"))
                .isEqualTo("0");
    }

    @Test
    @Order(4)
    void jobsOfAnotherPortAreRenewed() throws IOException {
        assertThat(schedule("list").err()).contains("job " + KILLED + " runs in database cortex at 127.0.0.1:");
        assertThat(schedule("install", "--dry-run").out()).containsPattern(KILLED + " +would renew");
        assertThat(schedule("install").out()).containsOnlyOnce("renewed").containsPattern(KILLED + " +renewed");
        database().superuser("update cron.job set active = false where jobname = '" + REFUSED + "'");

        cluster = requireNonNull(cluster).movedTo(freePort());
        database = TestDatabase.migratedIn(cluster, "trouble");

        assertThat(schedule("install").out())
                .containsPattern("cortex-create-partitions:trouble +renewed")
                .containsPattern(REFUSED + " +unchanged");
        assertThat(schedule("list").err())
                .contains("job " + REFUSED + " runs in database cortex at localhost:")
                .containsPattern("update cron.job set .* -- as a superuser");
        database()
                .superuser("grant execute on function cron.alter_job to "
                        + database().user());
        assertThat(schedule("install").out()).containsPattern(REFUSED + " +renewed");
        assertThat(schedule("install").out()).doesNotContain("renewed");
        assertThat(schedule("list").err())
                .contains("job " + REFUSED + " is paused")
                .doesNotContain("runs in");
        assertThat(database().value("select count(*) from cron.job where nodeport <> current_setting('port')::int"))
                .isEqualTo("0");
    }

    @Test
    @Order(5)
    void thatThereIsNoRecordIsSaid() {
        database()
                .superuser("alter system set cron.use_background_workers = on", "alter system set cron.log_run = off");
        database().stopServerAtOnce();
        database()
                .superuser(
                        "update cron.job set schedule = '* * * * *' where jobname = 'cortex-create-partitions:trouble'",
                        "delete from cron.job_run_details",
                        "drop table trouble."
                                + database().value("select max(partition_name) from cortex_partitions()"));
        waitUntil(
                "pg_cron ran it",
                TWO_MINUTES,
                () -> database()
                        .value(
                                "select count(*) from cortex_run_log where application = 'pg_cron' and action = 'created'")
                        .equals("1"));

        assertThat(schedule("list").err())
                .contains("pg_cron has run jobs but has no record of it (cron.log_run = off?)");
        database().superuser("grant pg_read_all_settings to " + database().user());
        assertThat(schedule("list").err()).contains("cron.log_run = off: pg_cron keeps no record of its runs");
        assertThat(schedule("list", "--format", "json").out()).contains("\"failures_7d\":null");
    }

    /** As after the rename of a role, which jobs keep by name: pg_cron 1.4 then starts nobody's. */
    @Test
    @Order(6)
    void aSchedulerThatDoesNotRunIsSaid() {
        database()
                .superuser("insert into cron.job (schedule, command, nodeport, username)"
                        + " values ('0 0 1 1 *', 'select 1', 1, 'renamed_since')");

        waitUntil(
                "pg_cron found it",
                () -> schedule("list").err().contains("pg_cron's scheduler is not running, so that no job is started"));
    }

    private static String last(String value, String job) {
        return database()
                .value("select max(last) from (select (" + value + ")::text as last from cron.job_run_details as run"
                        + " join cron.job using (jobid) where jobname = '" + job
                        + "' order by runid desc limit 1) as newest");
    }

    private static Cli.Result schedule(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "schedule";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.run(database().variables(), all);
    }

    private static int freePort() throws IOException {
        try (ServerSocket port = new ServerSocket(0)) {
            return port.getLocalPort();
        }
    }

    private static TestDatabase database() {
        return requireNonNull(database);
    }
}
