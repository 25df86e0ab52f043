package dev.cortex.utils.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Threads that work side by side until a shutdown. One whose work ends by an exception is reported and begins again, after a while
 * that grows with each failure: nothing goes missing in silence. One whose work returns is done.
 */
public final class Crew implements AutoCloseable {
    /** So long the work has to go well for the next failure to count as the first. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Shutdown shutdown;
    private final Reports reports;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** @param shutdown ends the work; {@link #close()} begins it */
    public Crew(Shutdown shutdown, Reports reports) {
        this.shutdown = shutdown;
        this.reports = reports;
    }

    /**
     * @param name of the thread, and of the work in reports
     * @throws OutOfMemoryError when no thread can be had; then nothing has begun
     */
    public void start(String name, Service service) {
        Thread thread = new Thread(() -> work(name, service), name);
        thread.setDaemon(true);
        threads.add(thread);
        try {
            thread.start();
        } catch (OutOfMemoryError noThreadLeft) {
            threads.remove(thread);
            throw noThreadLeft;
        }
    }

    /** Whether anybody's work is not done yet. */
    public boolean isAtWork() {
        return !threads.isEmpty();
    }

    private void work(String name, Service service) {
        try {
            Backoff backoff = new Backoff();
            boolean done = false;
            while (!done && !shutdown.hasBegun()) {
                long begun = System.nanoTime();
                done = attempt(name, service);
                if (System.nanoTime() - begun > WELL.toNanos()) {
                    backoff.reset();
                }
                done = done || !shutdown.pause(backoff.next());
            }
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    /** Also what no exception handler should swallow: without its report, the work would be missed by nobody. */
    private boolean attempt(String name, Service service) {
        try {
            service.run(shutdown);
            return true;
        } catch (Throwable failure) {
            if (!shutdown.hasBegun()) {
                reports.failed(name, failure);
            }
            return false;
        }
    }

    /** Begins the shutdown, interrupts whoever waits for something else, and waits for all, at most two seconds. */
    @Override
    public void close() {
        shutdown.begin();
        List<Thread> rest = List.copyOf(threads);
        rest.forEach(Thread::interrupt);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread thread : rest) {
                thread.join(
                        Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
