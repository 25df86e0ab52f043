package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Crew;
import dev.cortex.utils.daemon.Reports;
import dev.cortex.utils.daemon.Service;
import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/** What all that takes part in following shares, and what has to end when it does. */
final class Live<T> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DockerEngine engine;
    private final Notices notices;
    private final LongSupplier ticker = System::nanoTime;
    private final Shutdown shutdown = new Shutdown();
    private final LiveMerge<T> merge = new LiveMerge<>(ticker);
    private final Quiet<T> quiet = new Quiet<>(ticker);
    private final Map<AutoCloseable, Runnable> open = new ConcurrentHashMap<>();
    private final Crew followers = new Crew(shutdown, this::failed);
    private final Crew others = new Crew(shutdown, this::failed);

    Live(DockerEngine engine, Notices notices) {
        this.engine = engine;
        this.notices = notices;
    }

    DockerEngine engine() {
        return engine;
    }

    Notices notices() {
        return notices;
    }

    Shutdown shutdown() {
        return shutdown;
    }

    LiveMerge<T> merge() {
        return merge;
    }

    Quiet<T> quiet() {
        return quiet;
    }

    /** Nanoseconds that only ever grow. */
    long now() {
        return ticker.getAsLong();
    }

    void follow(String name, ContainerFollower<T> follower) {
        followers.start(name, follower);
    }

    void start(String name, Service service) {
        others.start(name, service);
    }

    Reports reports() {
        return this::failed;
    }

    private void failed(String who, Throwable failure) {
        notices.notice(who, "begins again after an unexpected error: " + failure);
        LoggerFactory.getLogger(Live.class).debug(who, failure);
    }

    /** @param hangUp wakes the thread that reads it */
    void opened(AutoCloseable connection, Runnable hangUp) {
        open.put(connection, hangUp);
        if (shutdown.hasBegun()) {
            hangUp.run();
        }
    }

    void closed(AutoCloseable connection) {
        open.remove(connection);
    }

    /**
     * Stops reading, and gives the sink what was read. Waits for no engine that does not answer, and for no sink that takes longer than a
     * second: of what it does not get, no cursor says that it was handled.
     */
    void finish(Sink<T> sink) {
        hangUp();
        long end = now() + PATIENCE.toNanos();
        BooleanSupplier isOver = () -> now() >= end;
        while (followers.isAtWork() && !isOver.getAsBoolean()) {
            merge.give(LiveMerge.HOLD, sink, isOver);
        }
        merge.close();
        while (merge.holdsAny() && !isOver.getAsBoolean()) {
            merge.give(Duration.ZERO, sink, isOver);
        }
    }

    private void hangUp() {
        shutdown.begin();
        open.values().forEach(Runnable::run);
    }

    @Override
    public void close() {
        hangUp();
        merge.close();
        followers.close();
        others.close();
    }
}
