package dev.cortex.utils.migration;

import static dev.cortex.utils.Sessions.kill;
import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program, or the server, by turns, is killed in the middle of each phase, and the program is run again, while eight services
 * work. Chance says which begins; {@code bin/soak migration} kills both in each phase.
 */
class MigrateQueueKilledIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Path PROGRAM_OUTPUT = Path.of("target", "migrate-queue.log");

    private enum Victim {
        PROGRAM,
        SERVER;

        Victim other() {
            return this == PROGRAM ? SERVER : PROGRAM;
        }
    }

    static Stream<Victim> first() {
        Victim one = ThreadLocalRandom.current().nextBoolean() ? Victim.PROGRAM : Victim.SERVER;
        return Integer.getInteger("soak.rounds") == null ? Stream.of(one) : Stream.of(one, one.other());
    }

    @ParameterizedTest
    @MethodSource("first")
    void aMoveByCopyGoesOnWhereItWas(Victim first) throws IOException, InterruptedException, SQLException {
        killedOnTheWay(
                "copy",
                first,
                List.of("create", "capture", "copy", "index", "catch up", "verify", "swap", "schedule"),
                List.of("capture", "compare", "catch up", "verify", "swap", "clean up"));
    }

    @ParameterizedTest
    @MethodSource("first")
    void aMoveByAttachGoesOnWhereItWas(Victim first) throws IOException, InterruptedException, SQLException {
        killedOnTheWay(
                "attach",
                first,
                List.of("fill", "key", "bound", "validate", "create", "swap", "analyze", "schedule"),
                List.of("key", "swap", "clean up"));
    }

    private static void killedOnTheWay(String strategy, Victim first, List<String> there, List<String> back)
            throws IOException, InterruptedException, SQLException {
        try (LiveQueue queue = LiveQueue.of(DATABASE, 3_000)) {
            Breakpoint.prepare(DATABASE);
            Victim victim = first;
            for (String phase : there) {
                killIn(phase, victim, "--execute", "--strategy", strategy);
                victim = victim.other();
            }
            finish("--execute", "swapped");
            for (String phase : back) {
                killIn(phase, victim, "--rollback");
                victim = victim.other();
            }
            finish("--rollback", "rolled back");
            queue.assertNothingLostOrDoubled();
        }
    }

    private static void killIn(String phase, Victim victim, String... args)
            throws IOException, InterruptedException, SQLException {
        try (Breakpoint breakpoint = Breakpoint.in(DATABASE, phase)) {
            Process program = program(args);
            waitUntil("it is in phase " + phase, () -> breakpoint.isReached() || !program.isAlive());
            assertThat(program.isAlive()).as(Files.readString(PROGRAM_OUTPUT)).isTrue();
            if (victim == Victim.PROGRAM) {
                program.destroyForcibly().waitFor();
            } else {
                killServer();
                assertThat(program.waitFor()).isEqualTo(3);
            }
        }
        waitUntil("the server has recovered, or noticed", MigrateQueueKilledIT::hasNoProgram);
    }

    /** One process killed makes PostgreSQL kill all others, and recover from its log. */
    private static void killServer() {
        kill(DATABASE.value("select pid from pg_stat_activity where application_name = 'a service' limit 1"));
    }

    private static void finish(String act, String last) {
        DATABASE.execute("truncate breakpoint");
        if (!DATABASE.value("select phase from cortex_migration_status()").equals(last)) {
            Cli.Result result = Cli.run(DATABASE.variables(), "migrate-queue", act, "--yes");
            assertThat(result.code()).as(result.err()).isZero();
        }
        assertThat(DATABASE.value("select phase from cortex_migration_status()"))
                .isEqualTo(last);
    }

    private static Process program(String... args) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of("bin/cortex-utils", "migrate-queue", "--yes", "--batch-size", "300"), Stream.of(args))
                .toList();
        ProcessBuilder program =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(PROGRAM_OUTPUT.toFile());
        program.environment().putAll(DATABASE.variables());
        return program.start();
    }

    private static boolean hasNoProgram() {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            return !statement
                    .executeQuery("select from pg_stat_activity where application_name like 'cortex-utils%'")
                    .next();
        } catch (SQLException notYet) {
            return false;
        }
    }
}
