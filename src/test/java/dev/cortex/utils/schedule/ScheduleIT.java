package dev.cortex.utils.schedule;

import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScheduleIT {
    /** pg_cron 1.4 knows minutes only, and starts a job at their beginning. */
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    /** Its maintenance is ended in the middle; in a schema of its own, as that takes until the next minute too. */
    @RegisterExtension
    static final TestDatabase INTERRUPTED = TestDatabase.migrated();

    @BeforeAll
    static void maintenanceIsToBeInterrupted() {
        INTERRUPTED.execute(
                "create table queue_long_ago partition of queue for values from ('2001-01-01') to ('2001-01-02')",
                "insert into queue (queue_name, payload, status, created_at) values ('triage', '{}', 'failed', '2001-01-01 12:00Z')",
                "create function end_session() returns trigger language plpgsql as"
                        + " 'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'",
                "create trigger end_session before insert on dead_letter for each row execute function end_session()",
                "select cortex_schedule()");
        dropPartitionsToCome(INTERRUPTED);
        everyMinute(INTERRUPTED, "cortex-maintain-partitions");
    }

    @BeforeEach
    void asBeforeTheFirstInstall() {
        DATABASE.execute("select cortex_unschedule()", "delete from cortex_schedule_settings");
    }

    /** First, so that the one that is interrupted is waited for at the same time. */
    @Test
    @Order(1)
    void pgCronReallyRunsTheMaintenanceAndItsErrorsAreShown() {
        assertThat(run("install").code()).isZero();
        dropPartitionsToCome(DATABASE);
        List<String> jobs =
                List.of("cortex-create-partitions", "cortex-maintain-partitions", "cortex-purge-dead-letters");
        jobs.forEach(job -> everyMinute(DATABASE, job));
        DATABASE.execute("alter table dead_letter rename to hidden");

        waitUntil("the jobs ran", TWO_MINUTES, () -> jobs.stream().allMatch(ScheduleIT::hasRun));
        DATABASE.execute("alter table hidden rename to dead_letter");

        String list = run("list", "--format", "csv").out();
        assertThat(list).containsPattern("cortex-create-partitions\\S*,\\S+ \\* \\* \\* \\*,\\S*,succeeded");
        assertThat(list).containsPattern("cortex-maintain-partitions\\S*,\\S+ \\* \\* \\* \\*,\\S*,succeeded");
        assertThat(list).containsPattern("cortex-purge-dead-letters.*,failed,.*dead_letter");
        assertThat(DATABASE.value("select count(*) from cortex_partitions() where state in ('today', 'future')"))
                .isEqualTo("4");
        assertThat(DATABASE.value("select string_agg(application, ' ') from cortex_run_log where action = 'created'"))
                .contains("pg_cron");
    }

    /** The proof that it commits on the way, which only a CALL that is the whole command can. */
    @Test
    void whatMaintenanceHasDoneOutlivesItsSession() {
        waitUntil(
                "its session was ended",
                TWO_MINUTES,
                () -> lastStatus(INTERRUPTED, "cortex-maintain-partitions").equals("failed"));

        assertThat(INTERRUPTED.value("select count(*) from cortex_partitions() where state in ('today', 'future')"))
                .isEqualTo("4");
        assertThat(INTERRUPTED.value("select status from queue_long_ago")).isEqualTo("failed");
        assertThat(INTERRUPTED.value("select count(*) from dead_letter")).isEqualTo("0");
    }

    @Test
    void installSeesToThePartitionsAtOnce() {
        dropPartitionsToCome(DATABASE);
        assertThat(run("install", "--dry-run").err()).contains("queue lacks partitions for today or tomorrow");

        assertThat(run("install", "--premake-days", "5").err()).isEmpty();
        DATABASE.execute("insert into queue (queue_name, payload, created_at)"
                + " select 'triage', '{}', now() + day * interval '1 day' from generate_series(0, 5) as day");
        DATABASE.execute("delete from queue");
    }

    @Test
    void aPlainQueueGetsNoJobsForPartitionsUntilItHasSome() {
        run("install");
        DATABASE.execute("alter table queue rename to hidden", "create table queue (like hidden including all)");
        try {
            Cli.Result installed = run("install", "--retention-days", "21");
            assertThat(installed.out())
                    .containsPattern("cortex-create-partitions\\S+ +removed")
                    .containsPattern("cortex-maintain-partitions\\S+ +removed");
            assertThat(installed.err()).contains("queue is one plain table").contains("cortex-utils migrate-queue");
            Cli.Result again = run("install", "--rescue-after", "30m");
            assertThat(again.out()).containsPattern("cortex-maintain-partitions\\S+ +deferred.*retention_days => 21");
            assertThat(again.err()).contains("they will then keep jobs for 21 days");
            assertThat(run("install", "--retention-days", "60", "--dry-run").out())
                    .containsPattern("cortex-maintain-partitions\\S+ +deferred.*retention_days => 60");
            assertThat(run("list").out()).contains("cortex-purge-dead-letters").doesNotContain("partitions");
            assertThat(run("list").err())
                    .contains("cortex-utils migrate-queue --dry-run --schema " + DATABASE.schema());
        } finally {
            DATABASE.execute("drop table queue", "alter table hidden rename to queue");
        }
        assertThat(run("install").out())
                .containsPattern("cortex-create-partitions\\S+ +created")
                .containsPattern("cortex-maintain-partitions\\S+ +created.*retention_days => 21");
        assertThat(run("list").err()).isEmpty();
    }

    @Test
    void aTimeoutOfTheRoleIsWarnedAbout() {
        String role = "alter role " + DATABASE.user() + " in database " + DATABASE.value("select current_database()");
        DATABASE.execute(role + " set statement_timeout = '2h'");
        try {
            for (String command : List.of("install", "list")) {
                assertThat(run(command).err())
                        .contains("has statement_timeout = 2h")
                        .contains(role + " set statement_timeout = 0;");
            }
            assertThat(run("install", "--format", "json").out()).doesNotContain("statement_timeout");
        } finally {
            DATABASE.execute(role + " reset statement_timeout");
        }
        assertThat(run("list").err()).isEmpty();
    }

    /** Although this program's own sessions run under another. */
    @Test
    void aTimeoutOfTheServerIsWarnedAbout() {
        run("install");
        DATABASE.superuser("alter system set statement_timeout = '3h'", "select pg_reload_conf()");
        try {
            waitUntil(
                    "the server has read it",
                    () -> DATABASE.value("show statement_timeout").equals("3h"));
            assertThat(run("list").err()).contains("the server has statement_timeout = 10800000ms");
        } finally {
            DATABASE.superuser("alter system reset statement_timeout", "select pg_reload_conf()");
        }
        waitUntil(
                "the server has read it",
                () -> DATABASE.value("show statement_timeout").equals("0"));
    }

    @Test
    void installIsHarmlessToRepeatAndTakesTheRetentionFromItsArguments() {
        run("install");
        assertThat(run("install").out()).contains("unchanged").doesNotContain("created");

        Cli.Result changed = run("install", "--retention-days", "14", "--dead-letter-retention", "60d");
        assertThat(changed.out()).contains("retention_days => 14").contains("older_than => '60 days'");
        assertThat(run("install", "--retention-days", "0"))
                .returns(2, Cli.Result::code)
                .satisfies(refused -> assertThat(refused.err()).contains("queue_retention_days"));
    }

    @Test
    void aDryRunSchedulesNothingAndRemovesNothing() {
        run("remove", "--yes");
        assertThat(run("install", "--dry-run").out()).contains("would create").contains("cortex-maintain-partitions");
        assertThat(run("list").err())
                .contains("no jobs", "cortex-utils schedule install --schema " + DATABASE.schema());

        run("install");
        assertThat(run("remove", "--dry-run").out()).contains("would remove");
        assertThat(run("list").out()).contains("cortex-maintain-partitions");
    }

    @Test
    void theRescueOfStaleJobsIsScheduledWhenAskedFor() {
        assertThat(run("install").out()).doesNotContain("cortex-rescue-stale");
        assertThat(run("install", "--rescue-after", "45m").out())
                .containsPattern("cortex-rescue-stale\\S+ +created")
                .contains("older_than => '00:45:00'");
        assertThat(run("install").out()).containsPattern("cortex-rescue-stale\\S+ +unchanged");
        assertThat(run("install", "--rescue-after", "0s").out()).containsPattern("cortex-rescue-stale\\S+ +removed");
        assertThat(run("install").out()).doesNotContain("cortex-rescue-stale");
    }

    /** A retention that goes back to the default deletes, the next night, what was to be kept. */
    @Test
    void whatIsNotSaidAgainStaysAsItWasInstalled() {
        run(
                "install",
                "--retention-days",
                "60",
                "--dead-letter-retention",
                "365d",
                "--premake-days",
                "5",
                "--history-retention",
                "730d",
                "--run-details-retention",
                "2d");
        String[] kept = {
            "(retention_days => 60, premake_days => 5)",
            "older_than => '365 days'",
            "retention => '730 days'",
            "older_than => '2 days'"
        };

        assertThat(run("install", "--rescue-after", "30m", "--dry-run").out()).contains(kept);
        assertThat(run("install", "--rescue-after", "30m").out()).contains(kept).doesNotContain("updated");
        assertThat(run("install").out()).contains(kept).contains("00:30:00").doesNotContain("updated");
        run("remove", "--yes");
        assertThat(run("install").out()).contains(kept).contains("00:30:00");
    }

    @Test
    void flagsComeBeforeWhatIsConfiguredAndThatBeforeWhatIsInstalled() {
        run("install", "--retention-days", "60", "--dead-letter-retention", "365d");
        Map<String, String> configured = new HashMap<>(DATABASE.variables());
        configured.putAll(Map.of("QUEUE_RETENTION_DAYS", "21", "DEAD_LETTER_RETENTION_DAYS", ""));

        assertThat(Cli.run(configured, "schedule", "install", "--dry-run").out())
                .contains("retention_days => 21")
                .contains("older_than => '365 days'");
        assertThat(Cli.run(configured, "schedule", "install", "--retention-days", "14", "--dry-run")
                        .out())
                .contains("retention_days => 14");
        assertThat(run("install", "--dry-run").out()).contains("retention_days => 60");
    }

    @Test
    void theFirstInstallIsThatOfTheFunction() {
        String ofTheFunction = DATABASE.value(
                "select string_agg(job_command, e'\n' order by job_name) from cortex_schedule(dry_run => true)");

        assertThat(run("install", "--format", "csv").out())
                .contains(ofTheFunction
                        .lines()
                        .map(command -> command.replace("\"", "\"\""))
                        .toList());
    }

    /** Neither takes back what the other one was asked for. */
    @Test
    void twoAtOnceKeepWhatBothWereAskedFor() throws SQLException {
        try (Connection first = DATABASE.connect();
                Connection second = DATABASE.connect()) {
            first.setAutoCommit(false);
            execute(first, "select cortex_schedule(queue_retention_days => 60)");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                    () -> execute(second, "select cortex_schedule(rescue_after => '30 minutes')"));
            waitUntil(
                    "the second waits",
                    () -> DATABASE.value("select count(*) from pg_locks where not granted and relation ="
                                    + " 'cortex_schedule_settings'::regclass")
                            .equals("1"));
            first.commit();
            waiting.join();
        }
        assertThat(run("install").out())
                .contains("retention_days => 60")
                .contains("00:30:00")
                .doesNotContain("updated");
    }

    @Test
    void removeAsksAndLeavesNothing() {
        run("install");

        assertThat(run("remove").code()).isEqualTo(1);
        assertThat(run("remove", "--yes").out()).contains("removed");
        assertThat(run("list").err()).contains("no jobs");
    }

    /** Of several lines, of characters that take two columns, and with what a terminal would obey. */
    @Test
    void aLongErrorLeavesTheListReadable() {
        run("install");
        String error = "ERROR:  " + "表".repeat(20) + " \u001b[2J" + "x".repeat(300) + "\nCONTEXT:  the end";
        DATABASE.superuser(
                "insert into cron.job_run_details (jobid, username, status, return_message, start_time, end_time)"
                        + " select jobid, username, 'failed', '" + error + "', now(), now() from cron.job"
                        + " where jobname = 'cortex-purge-dead-letters:" + DATABASE.schema() + "'");

        Cli.Result piped = run("list");
        assertThat(piped.out()).contains("ERROR:  表").doesNotContain("x".repeat(100));
        assertThat(piped.err())
                .containsPattern("cortex-purge-dead-letters\\S* failed: ERROR:  表+ \\[2Jx{300} CONTEXT:  the end");
        assertThat(run("list", "--format", "json").out()).contains("x".repeat(300) + "\\nCONTEXT:  the end");
        assertThat(run("list", "--format", "csv"))
                .satisfies(csv -> assertThat(csv.out()).contains("x".repeat(300)))
                .satisfies(csv -> assertThat(csv.err()).isEmpty());

        Cli.Result narrow = Cli.answering("", DATABASE.variables(), "schedule", "list");
        assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(narrow.out()).containsPattern("cortex-purge-dead-letters:" + DATABASE.schema() + " +failed");
        assertThat(narrow.err()).contains("CONTEXT:  the end");
    }

    private static void execute(Connection session, String statement) {
        try (Statement execution = session.createStatement()) {
            execution.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean hasRun(String job) {
        return lastStatus(DATABASE, job).matches("succeeded|failed");
    }

    private static String lastStatus(TestDatabase database, String job) {
        return database.value("select max(last_status) from cortex_scheduled() where job_name = '" + job + ":"
                + database.schema() + "'");
    }

    private static void dropPartitionsToCome(TestDatabase database) {
        database.execute("do $$ declare name text; begin"
                + " for name in select partition_name from cortex_partitions() where state in ('today', 'future') loop"
                + " execute format('drop table %I', name); end loop; end $$");
    }

    private static void everyMinute(TestDatabase database, String job) {
        database.superuser(
                "update cron.job set schedule = '* * * * *' where jobname = '" + job + ":" + database.schema() + "'");
    }

    private static Cli.Result run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "schedule";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.run(DATABASE.variables(), all);
    }
}
