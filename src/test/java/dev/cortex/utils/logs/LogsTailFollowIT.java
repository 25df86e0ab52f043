package dev.cortex.utils.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.docker.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code logs tail -f} of real containers, until Ctrl-C. */
@Timeout(120)
class LogsTailFollowIT {
    @TempDir
    private Path directory = Path.of(".");

    private TestEngine containers;

    @BeforeEach
    void connect() {
        containers = TestEngine.here();
    }

    @AfterEach
    void remove() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void anEventThatIsStillOpenIsShownWithoutWaitingForTheNext() throws InterruptedException {
        String name = containers.uniqueName("open");
        containers.run(name, "echo ERROR down; echo java.io.IOException: x; sleep 600", "--detach");

        try (Tailing tail = new Tailing(directory, containers.host(), "--services", name)) {
            tail.until(name + " | ERROR down").until(name + " | java.io.IOException: x");
        }
    }

    @Test
    void restartsAndNewContainersLeaveNeitherGapNorDuplicate() throws InterruptedException {
        String prefix = containers.uniqueName("");
        String count = "for i in $(seq 50); do echo line $i; sleep 0.01; done; ";
        containers.run(prefix + "a", count + "sleep 600", "--detach");

        try (Tailing tail = new Tailing(directory, containers.host(), "--services", prefix + "*")) {
            tail.until(prefix + "a | line 50");
            containers.run(prefix + "b", count);
            tail.until(prefix + "b | line 50");
            containers.docker("restart", "--time", "0", prefix + "b");
            containers.run(prefix + "c", "echo last");
            tail.until(prefix + "c | last");

            List<String> once = IntStream.rangeClosed(1, 50)
                    .mapToObj(line -> prefix + "a | line " + line)
                    .toList();
            assertThat(tail.out().lines().filter(line -> line.startsWith(prefix + "a")))
                    .containsExactlyElementsOf(once);
            assertThat(tail.out().lines().filter(line -> line.startsWith(prefix + "b")))
                    .startsWith(prefix + "b | line 1")
                    .contains(prefix + "b | line 50");
        }
    }

    @Test
    void onlyTheNewestOfThePastAreShownAndAllThatCome() throws InterruptedException {
        String name = containers.uniqueName("newest");
        containers.run(name, "seq -f 'old %.0f' 1000; trap 'echo new' USR1; while :; do sleep 0.05; done", "--detach");

        try (Tailing tail = new Tailing(directory, containers.host(), "-n", "2", "--services", name)) {
            tail.until(name + " | old 1000");
            containers.docker("kill", "--signal", "USR1", name);
            tail.until(name + " | new");

            assertThat(tail.out().lines()).containsExactly(name + " | old 999", name + " | old 1000", name + " | new");
        }
    }

    @Test
    void anErrorKeepsItsStackTraceWhileTheOtherStreamGoesOn() throws InterruptedException {
        String name = containers.uniqueName("both");
        containers.run(
                name,
                "printf 'ERROR down\\njava.io.IOException: x\\n\\tat a.B.c(D.java:1)\\n' >&2;"
                        + " while :; do echo INFO beat; sleep 0.05; done",
                "--detach");

        try (Tailing tail = new Tailing(directory, containers.host(), "--level", "error", "--services", name)) {
            tail.until(name + " | \tat a.B.c(D.java:1)");

            assertThat(tail.out().lines())
                    .containsExactly(
                            name + " | ERROR down",
                            name + " | java.io.IOException: x",
                            name + " | \tat a.B.c(D.java:1)");
        }
    }

    @Test
    void aStackTraceThatIsWrittenSlowlyIsShownAsItComesAndBelongsToItsError() throws InterruptedException {
        String name = containers.uniqueName("slow");
        containers.run(
                name,
                "echo ERROR down; sleep 1; printf '\\tat a.B.c(D.java:1)\\n'; sleep 1; printf '\\tat a.B.d(D.java:2)\\n';"
                        + " echo INFO up; sleep 600",
                "--detach");

        try (Tailing tail = new Tailing(directory, containers.host(), "--level", "error", "--services", name)) {
            tail.until(name + " | ERROR down")
                    .until(name + " | \tat a.B.c(D.java:1)")
                    .until(name + " | \tat a.B.d(D.java:2)");

            assertThat(tail.out()).doesNotContain("INFO up");
        }
    }

    @Test
    void whoClosesItsOutputEndsIt() throws IOException, InterruptedException {
        String name = containers.uniqueName("piped");
        containers.run(name, "while :; do echo x; sleep 0.05; done", "--detach");
        ProcessBuilder tail = new ProcessBuilder("bin/cortex-utils", "logs", "tail", "-f", "--services", name);
        tail.environment().put("DOCKER_HOST", containers.host());

        Process process = tail.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo(name + " | x");
        }

        assertThat(process.waitFor()).as("128 and SIGPIPE").isEqualTo(141);
        assertThat(process.errorReader(StandardCharsets.UTF_8).readLine()).isNull();
    }

    @Test
    void controlCEndsItCleanly() throws IOException, InterruptedException {
        String name = containers.uniqueName("stopped");
        containers.run(name, "echo here; sleep 600", "--detach");

        try (Tailing tail = new Tailing(directory, containers.host(), "--services", name)) {
            tail.until(name + " | here");

            assertThat(tail.interrupt()).as("128 and SIGINT").isEqualTo(130);
            assertThat(tail.err()).isEmpty();
        }
    }
}
