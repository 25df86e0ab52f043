package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.SecondEngine;
import dev.cortex.utils.docker.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The engine itself goes away and comes back. */
@Timeout(180)
class EngineRestartIT {
    private static final String COUNT =
            "i=0; while [ $i -lt %d ]; do i=$((i+1)); echo line $i; sleep 0.05; done; sleep 600";

    @TempDir(cleanup = CleanupMode.NEVER)
    Path directory;

    @Test
    void whileContainersRunOnNothingIsLost() throws IOException {
        try (SecondEngine second = SecondEngine.start(directory, "--live-restore");
                TestEngine containers = second.containers();
                DockerEngine engine = containers.client()) {
            containers.run("steady", COUNT.formatted(300), "--detach");
            try (Following following = new Following(engine, Range.ALL, Duration.ofSeconds(2), "steady")) {
                following.until("steady line 20");
                second.stop();
                Following.await(() -> following.notices().stream().anyMatch(text -> text.contains("trying again")));
                second.startAgain();
                following.until("steady line 300");

                assertThat(following.texts()).containsExactlyElementsOf(lines(300));
                assertThat(following.notices()).contains("Docker Engine: connected again");
            }
        }
    }

    @Test
    void containersThatStopWithItAndStartWithItAreFollowedOn() throws IOException {
        try (SecondEngine second = SecondEngine.start(directory);
                TestEngine containers = second.containers();
                DockerEngine engine = containers.client()) {
            containers.run("again", "echo start; sleep 600", "--detach", "--restart", "always");
            try (Following following = new Following(engine, Range.ALL, Duration.ofSeconds(2), "again")) {
                following.until("again start");
                second.stop();
                second.startAgain();
                Following.await(() -> following.texts().size() == 2);

                assertThat(following.texts()).containsExactly("again start", "again start");
            }
        }
    }

    private static List<String> lines(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> "steady line " + number)
                .toList();
    }
}
