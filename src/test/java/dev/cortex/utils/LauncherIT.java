package dev.cortex.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** bin/cortex-utils as a process of its own: what only shows there. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("bin/cortex-utils").toAbsolutePath();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @TempDir
    private Path directory = Path.of(".");

    @Test
    void whoClosesItsOutputHearsNoComplaint() throws IOException, InterruptedException {
        // More than a pipe holds.
        DATABASE.execute(
                "insert into dead_letter (original_id, queue_name, payload, attempts, last_error, created_at, failed_at,"
                        + " archived_from_partition) select n, 'triage', '{}', 3, repeat('no answer ', 20), now(), now(), 'queue_2024_12_13'"
                        + " from generate_series(1, 2000) as n");

        Process process = start(LAUNCHER, "dead-letter", "list", "--limit", "2000", "--format", "csv");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("id,");
        }

        assertThat(errorsOf(process)).isEmpty();
        assertThat(process.waitFor()).as("128 and SIGPIPE").isEqualTo(141);
    }

    @Test
    void itsExitCodeIsThatOfTheCommand() throws IOException, InterruptedException {
        assertThat(start(LAUNCHER, "partitions", "list").waitFor()).isZero();
        assertThat(start(LAUNCHER, "dead-letter", "show", "0").waitFor()).isEqualTo(1);
        assertThat(start(LAUNCHER, "dead-letter", "show", "zero").waitFor()).isEqualTo(2);
        assertThat(start(LAUNCHER, "partitions", "list", "--host", "db.invalid").waitFor())
                .isEqualTo(3);
    }

    @Test
    void anErrorIsOneLineAlsoWhereLibrariesLog() throws IOException, InterruptedException {
        DATABASE.execute(
                "create schema if not exists " + DATABASE.schema() + "_bad",
                "create table " + DATABASE.schema() + "_bad.queue (id bigint)");
        try {
            for (String[] command : new String[][] {
                {"db", "migrate", "--schema", DATABASE.schema() + "_bad"},
                {"partitions", "list", "--host", "db.invalid"}
            }) {
                Process process = start(LAUNCHER, command);
                assertThat(errorsOf(process)).startsWith("cortex-utils: ").hasLineCount(1);
                assertThat(process.waitFor()).isPositive();
            }
        } finally {
            DATABASE.execute("drop schema " + DATABASE.schema() + "_bad cascade");
        }
    }

    @Test
    void aLinkToItWorksFromAnywhere() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(directory.resolve("cortex-utils"), LAUNCHER);

        try {
            Process process = start(link, "--version");

            assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).startsWith("cortex-utils ");
            assertThat(process.waitFor()).isZero();
        } finally {
            Files.delete(link);
        }
    }

    private Process start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(DATABASE.variables());
        return builder.start();
    }

    private static String errorsOf(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
