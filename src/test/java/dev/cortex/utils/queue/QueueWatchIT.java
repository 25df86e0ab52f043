package dev.cortex.utils.queue;

import static dev.cortex.utils.Sessions.meanwhile;
import static dev.cortex.utils.Sessions.resultOf;
import static dev.cortex.utils.Sessions.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.Cli;
import dev.cortex.utils.TestDatabase;
import java.io.BufferedReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueWatchIT {
    /** ECMA-48: cursor to the top left, and erase from there. */
    private static final String CLEAR = "\033[H\033[J";

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void eachFrameIsDrawnInPlaceOfTheLastUntilItIsInterrupted() throws Exception {
        DATABASE.execute("select cortex_maintain_partitions()", "select cortex_enqueue('triage', '{}')");
        StringWriter screen = new StringWriter();
        FutureTask<Integer> command = new FutureTask<>(
                () -> Cli.watched(screen, DATABASE.variables(), "queue", "stats", "--watch", "1s", "--format", "csv"));
        Thread thread = new Thread(command, "watch");
        thread.start();

        waitUntil("the first frame shows", () -> screen.toString().contains("\ntriage,1,"));
        DATABASE.execute("select cortex_enqueue('triage', '{}')");
        waitUntil("a later frame shows the new job", () -> screen.toString().contains("\ntriage,2,"));
        thread.interrupt();

        assertThat(command.get()).isZero();
        List<String> frames = List.of(screen.toString().split("\033\\[H\033\\[J", -1));
        assertThat(screen.toString()).startsWith(CLEAR);
        assertThat(frames).hasSizeGreaterThan(2).first().isEqualTo("");
        assertThat(frames.subList(1, frames.size()))
                .allSatisfy(
                        frame -> assertThat(frame).startsWith("queue,pending,").hasLineCount(2));
    }

    @Test
    void whereThereIsNoTerminalFramesFollowEachOther() throws Exception {
        DATABASE.execute("select cortex_maintain_partitions()");
        Process process = Cli.start(DATABASE.variables(), "queue", "stats", "--watch", "1s", "--format", "csv");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).startsWith("queue,pending,");
            DATABASE.execute("select cortex_enqueue('parse', '{}')");
            assertThat(resultOf(meanwhile(() -> out.lines().anyMatch(line -> line.startsWith("parse,1,")))))
                    .isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor()).as("128 and SIGTERM").isEqualTo(143);
    }
}
