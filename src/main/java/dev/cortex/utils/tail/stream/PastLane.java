package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import dev.cortex.utils.docker.DockerEngine;
import dev.cortex.utils.docker.DockerException;
import dev.cortex.utils.docker.DockerException.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One container's part of a merge: a thread that reads, and its items in their order. */
final class PastLane<T> implements AutoCloseable {
    private final Reading<T> reading;
    private final Notices notices;
    private final Conveyor<T> conveyor = new Conveyor<>();
    private final PastReader<T> reader;
    private final Thread thread;
    private @Nullable DockerException refusal;

    PastLane(DockerEngine engine, Reading<T> reading, Range range, boolean goesOn, Notices notices) {
        this.reading = reading;
        this.notices = notices;
        this.reader = new PastReader<>(engine, reading, notices, conveyor::tick);
        this.thread =
                new Thread(() -> run(range, goesOn), "logs-" + reading.source().label());
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Range range, boolean goesOn) {
        try {
            conveyor.end(read(range, goesOn));
        } catch (NobodyReads closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever ends this thread has to reach the one that waits for it. */
    private @Nullable Throwable read(Range range, boolean goesOn) {
        try {
            reader.read(range, goesOn, conveyor);
            return null;
        } catch (NobodyReads closed) {
            throw closed;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Waits for the next item; false at the end, or when it is time to stop. */
    boolean advance(Shutdown shutdown) throws InterruptedException {
        if (conveyor.advance(shutdown)) {
            return true;
        }
        Throwable failure = conveyor.failure();
        if (failure != null) {
            judge(failure);
        }
        return false;
    }

    /** What concerns this container only ends no other one's part; anything else ends the reading. */
    private void judge(Throwable failure) {
        if (failure instanceof DockerException refused) {
            if (refused.kind() == Kind.UNREACHABLE) {
                throw refused.problem();
            }
            if (refused.kind().isFinal()) {
                reading.say(notices, refused.message());
            } else {
                refusal = refused;
            }
        } else if (failure instanceof IOException broken) {
            throw Past.brokenOff(reading, broken);
        } else if (failure instanceof RuntimeException passedOn) {
            throw passedOn;
        } else {
            throw new IllegalStateException(
                    "reading the log of " + reading.source().label(), failure);
        }
    }

    /** After the end. Whoever follows the container has no use for this: it is tried again. */
    void refuseIfNotWhole() {
        if (refusal != null) {
            throw refusal.problem();
        }
    }

    Delivery<T> current() {
        return conveyor.current();
    }

    long turn() {
        return current().turn();
    }

    @Override
    public void close() {
        reader.close();
        thread.interrupt();
    }
}
