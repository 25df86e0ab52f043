package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cortex.utils.docker.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as processes of their own: what only shows there. */
@Timeout(120)
class LogsProcessIT {
    private static final String LAUNCHER =
            Path.of("bin/cortex-utils").toAbsolutePath().toString();

    @TempDir
    private Path directory = Path.of(".");

    private TestEngine containers;
    private String name = "";

    @BeforeEach
    void start() {
        containers = TestEngine.here();
        name = containers.uniqueName("much");
        containers.run(name, "seq -f 'ERROR job %.0f failed, and so did many another one' 300000");
    }

    @AfterEach
    void remove() {
        if (containers != null) {
            containers.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"export", "search job"})
    void whoClosesItsOutputHearsNoComplaint(String command) throws IOException, InterruptedException {
        Process process = logs(command, new ProcessBuilder());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).contains("job 1 failed");
        }

        assertThat(errorsOf(process)).isEmpty();
        assertThat(process.waitFor()).as("128 and SIGPIPE").isEqualTo(141);
    }

    @ParameterizedTest
    @CsvSource({"export", "search job"})
    void anOutputThatIsFullIsSaid(String command) throws IOException, InterruptedException {
        Process process = logs(
                command,
                new ProcessBuilder().redirectOutput(Path.of("/dev/full").toFile()));

        assertThat(errorsOf(process))
                .startsWith("cortex-utils: cannot write to standard output: No space left on device")
                .hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void anExportThatIsInterruptedLeavesNothing() throws IOException, InterruptedException {
        Process process = logs("export --output all.jsonl", new ProcessBuilder());
        while (process.isAlive() && files().isEmpty()) {
            Thread.onSpinWait();
        }
        // The shell's own: a minimal machine has no program of that name.
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();

        assertThat(process.waitFor()).as("128 and SIGINT").isEqualTo(130);
        assertThat(errorsOf(process)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aSocketThatMayNotBeUsedIsSaidWithWhatToDo() throws IOException, InterruptedException {
        Path socket = directory.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));
            ProcessBuilder builder = new ProcessBuilder();
            builder.environment().put("DOCKER_HOST", "unix://" + socket);

            Process process = logs("search x", builder, asNobody());

            assertThat(errorsOf(process))
                    .contains("no permission on the socket. Run as root, or as a member of the socket's group")
                    .hasLineCount(1);
            assertThat(process.waitFor()).isEqualTo(3);
        }
    }

    /** Root may use any socket. */
    private static List<String> asNobody() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        List<String> readable = new ArrayList<>(nobody);
        readable.addAll(List.of(
                "test",
                "-r",
                Path.of("target/cortex-utils.jar").toAbsolutePath().toString()));
        assumeTrue(new ProcessBuilder(readable).start().waitFor() == 0, "nobody but root can start it here");
        return nobody;
    }

    private Process logs(String command, ProcessBuilder builder) throws IOException {
        return logs(command, builder, List.of());
    }

    private Process logs(String command, ProcessBuilder builder, List<String> prefix) throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(LAUNCHER, "logs"));
        words.addAll(List.of(command.split(" ", -1)));
        words.addAll(List.of("--services", name));
        builder.command(words).directory(directory.toFile());
        builder.environment().putIfAbsent("DOCKER_HOST", containers.host());
        return builder.start();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static String errorsOf(Process process) throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
