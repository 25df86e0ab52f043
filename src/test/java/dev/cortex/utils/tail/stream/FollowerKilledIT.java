package dev.cortex.utils.tail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cortex.utils.docker.TestEngine;
import dev.cortex.utils.tail.stream.DyingFollower.Stage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that follow a log and die, each at another stage of the way; the next one goes on from the last cursor that was saved. */
@Timeout(300)
class FollowerKilledIT {
    private static final int EVENTS = 1_200;

    private static final List<Stage> STAGES = List.of(Stage.values());

    /** Much that is let go, and numbered events on both streams, of one line and of two. */
    private static final String WRITE = """
            i=0
            while [ $i -lt 500 ]; do i=$((i+1)); printf 'DEBUG %%0300d\n' $i; done
            i=0
            while [ $i -lt %d ]; do
              i=$((i+1))
              case $((i %% 4)) in
                0) echo "DEBUG let go $i" ;;
                1) echo "INFO $i" ;;
                2) echo "ERROR $i" >&2; printf '\\tat a.B.c(D.java:%%d)\\n' $i >&2 ;;
                3) echo "WARN $i"; sleep 0.01 ;;
              esac
            done
            """.formatted(EVENTS);

    @TempDir
    private Path directory = Path.of(".");

    private final Random random = new Random(7);

    @Test
    void noLineIsMissingAndNoneIsRepeatedThatWasHandled() throws IOException, InterruptedException {
        Path journal = Files.createFile(directory.resolve("journal"));
        try (TestEngine containers = TestEngine.here()) {
            String name = containers.uniqueName("numbered");
            containers.run(name, WRITE, "--detach");
            Set<Stage> diedAt = EnumSet.noneOf(Stage.class);
            for (int run = 0; handled(journal).size() < lines().size(); run++) {
                Stage stage = STAGES.get(run % STAGES.size());
                Process follower = start(containers, name, journal, stage);
                if (await(follower, journal, stage) == DyingFollower.DIED || stage == Stage.NEVER) {
                    diedAt.add(stage);
                }
            }

            assertThat(handled(journal)).containsExactlyInAnyOrderElementsOf(lines());
            assertThat(diedAt).as("where it died").containsExactlyInAnyOrder(Stage.values());
        }
    }

    private Process start(TestEngine containers, String name, Path journal, Stage stage) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingFollower.class.getName(),
                        containers.host(),
                        name,
                        journal.toString(),
                        stage.name(),
                        Integer.toString(stage == Stage.REACHED ? 0 : random.nextInt(1, EVENTS / 14)))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    /** Until it dies by itself, has handled all, or is killed. */
    private int await(Process follower, Path journal, Stage stage) throws IOException, InterruptedException {
        int before = handled(journal).size();
        while (follower.isAlive()) {
            int now = handled(journal).size();
            if (now == lines().size() || (stage == Stage.NEVER && now > before)) {
                follower.destroyForcibly();
            }
            Thread.sleep(5);
        }
        assertThat(follower.waitFor())
                .as(() -> read(directory.resolve("output").toFile()))
                .isIn(DyingFollower.DIED, 137);
        return follower.exitValue();
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** The lines that a cursor was saved for; what a process left behind it without one, the next one handles again. */
    private static List<String> handled(Path journal) throws IOException {
        List<String> handled = new ArrayList<>();
        List<String> unsaved = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            switch (line.charAt(0)) {
                case '!' -> unsaved.clear();
                case '@' -> {
                    handled.addAll(unsaved);
                    unsaved.clear();
                }
                default -> unsaved.add(line.substring(1));
            }
        }
        return handled;
    }

    private static List<String> lines() {
        return IntStream.rangeClosed(1, EVENTS)
                .boxed()
                .<String>mapMulti((number, lines) -> {
                    switch (number % 4) {
                        case 1 -> lines.accept("INFO " + number);
                        case 2 -> {
                            lines.accept("ERROR " + number);
                            lines.accept("\tat a.B.c(D.java:" + number + ")");
                        }
                        case 3 -> lines.accept("WARN " + number);
                        default -> {}
                    }
                })
                .toList();
    }
}
