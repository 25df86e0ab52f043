package dev.cortex.utils.migration;

import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program, and the server, are killed in each phase; then it is run again, until all is done. */
class MigrateQueueKilledIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @ParameterizedTest
    @ValueSource(strings = {"copy", "attach"})
    void theProgramCanBeKilledInAnyPhase(String strategy) throws IOException, InterruptedException {
        List<String> phases = strategy.equals("copy")
                ? List.of("copy", "index", "verify", "swap", "swapped")
                : List.of("fill", "key", "swapped");
        try (LiveQueue queue = LiveQueue.of(DATABASE, 30_000)) {
            for (String phase : phases) {
                killedIn(phase, "--execute", "--strategy", strategy);
            }
            finish("--execute", "swapped");
            for (String phase : List.of(strategy.equals("copy") ? "compare" : "key", "rolled back")) {
                killedIn(phase, "--rollback");
            }
            if (!DATABASE.value("select phase from cortex_migration_status()").equals("rolled back")) {
                finish("--rollback", "rolled back");
            }
            queue.assertNothingLostOrDoubled();
        }
    }

    @Test
    void theServerCanBeKilledInAnyPhase() throws IOException, InterruptedException {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 30_000)) {
            for (String phase : List.of("copy", "index", "verify")) {
                Process program = program("--execute", "--yes", "--batch-size", "300");
                waitUntil("phase " + phase, () -> reached(phase) || !program.isAlive());
                String pid =
                        DATABASE.value("select pid from pg_stat_activity where application_name = 'a service' limit 1");
                assertThat(new ProcessBuilder("kill", "-9", pid).start().waitFor())
                        .isZero();
                assertThat(program.waitFor()).isEqualTo(3);
                waitUntil("PostgreSQL has recovered", MigrateQueueKilledIT::accepts);
            }
            finish("--execute", "swapped");
            queue.assertNothingLostOrDoubled();
        }
    }

    /** Kills it as soon as that phase is reached; it may have ended by then. */
    private static void killedIn(String phase, String... args) throws IOException, InterruptedException {
        String[] all = new String[args.length + 3];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(new String[] {"--yes", "--batch-size", "300"}, 0, all, args.length, 3);
        Process program = program(all);
        waitUntil("phase " + phase, () -> reached(phase) || !program.isAlive());
        program.destroyForcibly().waitFor();
        waitUntil(
                "the server has noticed",
                () -> DATABASE.value(
                                "select count(*) from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory'")
                        .equals("0"));
    }

    private static void finish(String act, String last) {
        Cli.Result result = Cli.run(DATABASE.variables(), "migrate-queue", act, "--yes");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(DATABASE.value("select phase from cortex_migration_status()"))
                .isEqualTo(last);
    }

    private static Process program(String... args) throws IOException {
        String[] command = new String[args.length + 2];
        command[0] = "bin/cortex-utils";
        command[1] = "migrate-queue";
        System.arraycopy(args, 0, command, 2, args.length);
        ProcessBuilder program =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        program.environment().putAll(DATABASE.variables());
        return program.start();
    }

    private static boolean reached(String phase) {
        return DATABASE.value("select coalesce((select phase from cortex_migration_status()), '')")
                .equals(phase);
    }

    private static boolean accepts() {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException notYet) {
            return false;
        }
    }
}
