package dev.cortex.utils.migration;

import static dev.cortex.utils.Sessions.holding;
import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With eight services at work all the time. */
class MigrateQueueIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @ParameterizedTest
    @ValueSource(strings = {"copy", "attach"})
    void aQueueIsMovedToPartitionsAndBack(String strategy) {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 10_000)) {
            Cli.Result moved = migrate("--execute", "--yes", "--strategy", strategy, "--batch-size", "3000");
            assertThat(moved.code()).as(moved.err()).isZero();
            assertThat(kind()).isEqualTo("p");
            letThemWork(queue);

            Cli.Result back = migrate("--rollback", "--yes", "--batch-size", "3000");
            assertThat(back.code()).as(back.err()).isZero();
            assertThat(kind()).isEqualTo("r");
            letThemWork(queue);
            queue.assertNothingLostOrDoubled();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy", "attach"})
    void aQueueIsMovedForGood(String strategy) {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 10_000)) {
            assertThat(migrate("--execute", "--yes", "--strategy", strategy).code())
                    .isZero();
            letThemWork(queue);
            assertThat(Cli.run(DATABASE.variables(), "partitions", "list").code())
                    .isZero();
            assertThat(migrate("--drop-old", "--yes").code()).isZero();
            letThemWork(queue);
            queue.assertNothingLostOrDoubled();
        }
        assertThat(DATABASE.value("select count(*) from pg_tables where tablename = 'queue_old' and schemaname = '"
                        + DATABASE.schema() + "'"))
                .isEqualTo("0");
        assertThat(migrate("--rollback", "--yes").err()).contains("there is no move to roll back");
    }

    @Test
    void pgCronMaintainsTheQueueFromThenOnIfItDidSoBefore() {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 1_000)) {
            schedule("install", "--retention-days", "21", "--premake-days", "9");
            assertThat(schedule("list")).doesNotContain("partitions");

            assertThat(migrate("--execute", "--yes").err()).contains("cortex-maintain-partitions");
            assertThat(schedule("list"))
                    .contains("cortex_create_partitions(premake_days => 9)")
                    .contains("cortex_run_maintenance(retention_days => 21, premake_days => 9)");
            assertThat(schedule("install", "--retention-days", "21", "--premake-days", "9"))
                    .doesNotContain("created", "updated");

            migrate("--rollback", "--yes");
            assertThat(schedule("list")).contains("cortex-purge-dead-letters").doesNotContain("partitions");
            queue.assertNothingLostOrDoubled();
        } finally {
            schedule("remove", "--yes");
        }
    }

    @Test
    void whereNobodyCalledPgCronTheEndNamesTheCommand() {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 100)) {
            assertThat(migrate("--execute", "--yes").err()).contains("cortex-utils schedule install --schema ");
            assertThat(schedule("list")).doesNotContain("cortex-");
            queue.assertNothingLostOrDoubled();
        }
    }

    @Test
    void aLongTransactionPutsTheSwapOffAndNotTheServices() throws SQLException {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 5_000)) {
            CompletableFuture<Cli.Result> run;
            try (Connection reader = holding(DATABASE, "select count(*) from queue")) {
                Cli.Result impatient = migrate("--execute", "--yes", "--wait", "2s");
                assertThat(impatient.code()).isEqualTo(1);
                assertThat(impatient.err()).contains("queue is in use; pid ").contains("Nothing is lost");
                letThemWork(queue);

                run = meanwhile(() -> migrate("--execute", "--yes"));
                waitUntil("it waits for the lock", MigrateQueueIT::waitsForTheLock);
                assertThat(kind()).isEqualTo("r");
                assertThat(reader.isClosed()).isFalse();
            }
            assertThat(resultOf(run).code()).isZero();
            assertThat(kind()).isEqualTo("p");
            queue.assertNothingLostOrDoubled();
        }
    }

    @Test
    void toldToEndItStopsBetweenTwoStepsAndSaysHowToGoOn() throws IOException, InterruptedException, SQLException {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 5_000)) {
            try (Connection reader = holding(DATABASE, "select count(*) from queue")) {
                Process process = Cli.start(DATABASE.variables(), "migrate-queue", "--execute", "--yes");
                // The first start after a build makes the class-data archive, which takes long on a busy machine.
                waitUntil(
                        "it waits for the lock", Duration.ofMinutes(3), () -> waitsForTheLock() || !process.isAlive());
                process.toHandle().destroy();
                String told = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(told).contains("nothing is lost", "cortex-utils migrate-queue --execute --schema ");
                assertThat(process.waitFor()).as("128 and SIGTERM").isEqualTo(143);
                assertThat(reader.isClosed()).isFalse();
            }
            assertThat(kind()).isEqualTo("r");
            assertThat(migrate("--execute", "--yes").code()).isZero();
            assertThat(kind()).isEqualTo("p");
            queue.assertNothingLostOrDoubled();
        }
    }

    @Test
    void oneOfTwoOperatorsAtATimeMigrates() throws SQLException {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 5_000)) {
            CompletableFuture<Cli.Result> first;
            try (Connection reader = holding(DATABASE, "select count(*) from queue")) {
                first = meanwhile(() -> migrate("--execute", "--yes"));
                waitUntil("it waits for the lock", MigrateQueueIT::waitsForTheLock);
                for (String act : List.of("--execute", "--rollback")) {
                    Cli.Result second = migrate(act, "--yes");
                    assertThat(second.code()).isEqualTo(1);
                    assertThat(second.err())
                            .containsPattern("another session is (changing the partitions or )?migrating queue");
                }
                assertThat(reader.isClosed()).isFalse();
            }
            assertThat(resultOf(first).code()).isZero();
            queue.assertNothingLostOrDoubled();
        }
    }

    @Test
    void whatIsInTheWayIsNamedBeforeAnythingChanges() {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 100)) {
            DATABASE.execute("create materialized view numbers as select count(*) from queue");
            Cli.Result dryRun = migrate("--dry-run", "--format", "csv");
            assertThat(dryRun.code()).isEqualTo(1);
            assertThat(dryRun.out()).contains("problem,materialized view,numbers reads queue,");

            Cli.Result refused = migrate("--execute", "--yes");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("queue cannot be migrated: materialized view: numbers reads queue");
            queue.assertNothingLostOrDoubled();
        } finally {
            DATABASE.execute("drop materialized view if exists numbers");
        }
        assertThat(migrate("--dry-run").code()).isZero();
        assertThat(migrate("--status").out()).doesNotContain("copy");
    }

    @Test
    void itAsksAndWantsToKnowWhat() {
        assertThat(migrate().code()).isEqualTo(2);
        assertThat(migrate("--execute", "--rollback").code()).isEqualTo(2);
        assertThat(migrate("--execute", "--strategy", "swap").code()).isEqualTo(2);
        assertThat(migrate("--execute").err()).contains("nobody to ask: about to move queue to partitions");
        assertThat(migrate("--rollback").err()).contains("nobody to ask");
        assertThat(migrate("--drop-old").err()).contains("nobody to ask");
    }

    @Test
    void aRefusedBatchSizeBeginsNothing() {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 100)) {
            assertThat(migrate("--execute", "--yes", "--batch-size", "0").code())
                    .isEqualTo(2);
            assertThat(migrate("--status", "--format", "csv").out()).doesNotContain("copy,create");

            assertThat(migrate("--execute", "--yes").code()).isZero();
            assertThat(migrate("--rollback", "--yes", "--batch-size", "0").code())
                    .isEqualTo(2);
            assertThat(migrate("--status", "--format", "csv").out()).contains("copy,swapped");
            assertThat(migrate("--rollback", "--yes").code()).isZero();
            queue.assertNothingLostOrDoubled();
        }
    }

    private static Cli.Result migrate(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "migrate-queue";
        System.arraycopy(args, 0, all, 1, args.length);
        return Cli.run(DATABASE.variables(), all);
    }

    private static String schedule(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "schedule";
        System.arraycopy(args, 0, all, 1, args.length);
        Cli.Result result = Cli.run(DATABASE.variables(), all);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private static void letThemWork(LiveQueue queue) {
        long enough = queue.acts() + 500;
        waitUntil("the services have done something", () -> queue.acts() > enough);
    }

    private static String kind() {
        return DATABASE.value("select relkind from pg_class where oid = 'queue'::regclass");
    }

    private static boolean waitsForTheLock() {
        return DATABASE.value("select coalesce((select swap_tries > 0 from cortex_migration_status()), false)")
                .equals("t");
    }
}
