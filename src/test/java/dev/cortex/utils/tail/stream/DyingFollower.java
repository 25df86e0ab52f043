package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerSettings;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that follows a container, writes down what it handles, and dies at a chosen stage of the way, as by kill -9. Each line of its
 * journal is {@code !} where it began, {@code =} and a line of the log, or {@code @} and the cursor that makes what stands before it
 * count as handled.
 */
final class DyingFollower {
    /** Where it dies. */
    enum Stage {
        /** When it is told what was let go. */
        REACHED,
        /** When an event has been put together. */
        ASSEMBLED,
        /** When it is on its way to the sink. */
        EMITTED,
        /** When it has come there. */
        DELIVERED,
        /** When it is handled, and its cursor not saved. */
        HANDLED,
        SAVED,
        /** Nowhere: it is killed. */
        NEVER
    }

    /** How it ends when it dies by itself. */
    static final int DIED = 3;

    private final Stage stage;
    private final AtomicInteger left;
    private final Path journal;

    private DyingFollower(Stage stage, int after, Path journal) {
        this.stage = stage;
        this.left = new AtomicInteger(after);
        this.journal = journal;
    }

    /** The engine, the container, the journal, the stage, and how often that goes well. */
    public static void main(String[] arguments) throws IOException {
        Path journal = Path.of(arguments[2]);
        DyingFollower follower =
                new DyingFollower(Stage.valueOf(arguments[3]), Integer.parseInt(arguments[4]), journal);
        DockerSettings settings = DockerSettings.of(arguments[0], Map.of(), Path.of("/nowhere"));
        List<String> written = Files.readAllLines(journal);
        String cursor = written.stream().filter(line -> line.startsWith("@")).reduce("", (before, after) -> after);
        follower.write(List.of("!"));
        try (DockerEngine engine = new DockerEngine(settings)) {
            follower.follow(engine, arguments[1], cursor);
        }
    }

    private void follow(DockerEngine engine, String name, String saved) {
        Services services = new Services(List.of(name), container -> false);
        Stages<String> stages = source -> (entry, emitter) -> {
            dieIfAt(Stage.ASSEMBLED);
            if (!entry.event().text().startsWith("DEBUG")) {
                emitter.emit(
                        entry.epochNanos(),
                        entry.event().text().length(),
                        entry.event().text());
                dieIfAt(Stage.EMITTED);
            }
        };
        new Follow<>(engine, services, stages, (about, text) -> {}, Duration.ofMinutes(1))
                .run(
                        source -> saved.isEmpty() ? Range.ALL : Cursor.parse(saved.substring(1)),
                        new Shutdown(),
                        new Journal());
    }

    private void dieIfAt(Stage here) {
        if (stage == here && left.getAndDecrement() == 0) {
            Runtime.getRuntime().halt(DIED);
        }
    }

    private final class Journal implements Sink<String> {
        @Override
        public void item(LogSource source, String text, Cursor cursor) {
            dieIfAt(Stage.DELIVERED);
            write(text.lines().map(line -> "=" + line).toList());
            dieIfAt(Stage.HANDLED);
            write(List.of("@" + cursor));
            dieIfAt(Stage.SAVED);
        }

        @Override
        public void reached(LogSource source, Cursor cursor) {
            dieIfAt(Stage.REACHED);
            write(List.of("@" + cursor));
        }
    }

    private void write(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        try {
            Files.write(journal, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
