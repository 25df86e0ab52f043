package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.tail.source.LogSource;
import dev.cortex.utils.tail.source.Services;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Follows in a thread of its own, and remembers what came. */
final class Following implements AutoCloseable {
    private final Shutdown shutdown = new Shutdown();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Following(DockerEngine engine, Range range, Duration round, String... services) {
        this(engine, range, round, Texts::new, services);
    }

    Following(DockerEngine engine, Range range, Duration round, Stages<String> stages, String... services) {
        this(engine, source -> range, round, stages, services);
    }

    Following(
            DockerEngine engine,
            Function<LogSource, Start> starts,
            Duration round,
            Stages<String> stages,
            String... services) {
        Follow<String> follow = new Follow<>(
                engine,
                new Services(List.of(services), container -> false),
                stages,
                (about, text) -> notices.add(about + ": " + text),
                round);
        thread = new Thread(() -> follow.run(starts, shutdown, (source, text, cursor) -> texts.add(text)));
        thread.start();
    }

    List<String> texts() {
        return texts;
    }

    List<String> notices() {
        return notices;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    Following until(String text) {
        await(() -> texts.contains(text));
        return this;
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException timeout) {
                throw new IllegalStateException(timeout);
            }
        }
    }

    @Override
    public void close() {
        shutdown.begin();
        try {
            thread.join();
        } catch (InterruptedException timeout) {
            Thread.currentThread().interrupt();
        }
    }
}
