package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.LogRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What all that takes part in following shares, and what has to end when it does. */
final class Live<T> {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DockerEngine engine;
    private final Notices notices;
    private final LongSupplier ticker = System::nanoTime;
    private final Shutdown shutdown = new Shutdown();
    private final LiveMerge<T> merge = new LiveMerge<>(ticker);
    private final Quiet<T> quiet = new Quiet<>(shutdown, ticker);
    private final Set<LogRequest> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> followers = ConcurrentHashMap.newKeySet();
    private final Set<Thread> others = ConcurrentHashMap.newKeySet();

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

    Emitter<T> emitter(Reading<T> reading) {
        return (time, weight, item) -> merge.add(reading.source(), time, weight, item);
    }

    void follow(String name, ContainerFollower<T> follower) {
        start(name, follower, followers);
    }

    void start(String name, Runnable work) {
        start(name, work, others);
    }

    private static void start(String name, Runnable work, Set<Thread> threads) {
        Runnable untilDone = () -> {
            try {
                work.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        };
        Thread thread = new Thread(null, untilDone, name, PastLane.STACK);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    void opened(LogRequest request) {
        open.add(request);
        if (shutdown.hasBegun()) {
            request.close();
        }
    }

    void closed(LogRequest request) {
        open.remove(request);
    }

    /** Stops reading, and gives the sink what was read. Does not wait for an engine that does not answer. */
    void finish(Sink<T> sink) {
        hangUp();
        long end = now() + PATIENCE.toNanos();
        while (!followers.isEmpty() && now() < end) {
            merge.give(LiveMerge.HOLD, sink);
        }
        merge.close();
        merge.give(Duration.ZERO, sink);
    }

    private void hangUp() {
        shutdown.begin();
        open.forEach(LogRequest::close);
    }

    void close() {
        hangUp();
        merge.close();
        followers.forEach(Thread::interrupt);
        others.forEach(Thread::interrupt);
    }
}
