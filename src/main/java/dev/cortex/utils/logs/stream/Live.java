package dev.cortex.utils.logs.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.LogRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What all that takes part in following shares, and what has to end when it does. */
final class Live<T> {
    private final DockerEngine engine;
    private final Notices notices;
    private final LongSupplier ticker = System::nanoTime;
    private final Shutdown shutdown = new Shutdown();
    private final LiveMerge<T> merge = new LiveMerge<>(ticker);
    private final Quiet<T> quiet = new Quiet<>(shutdown, ticker);
    private final Set<LogRequest> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

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

    void start(String name, Runnable work) {
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

    void close() {
        shutdown.begin();
        merge.close();
        open.forEach(LogRequest::close);
        threads.forEach(Thread::interrupt);
    }
}
