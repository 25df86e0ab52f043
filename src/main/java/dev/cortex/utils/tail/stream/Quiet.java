package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Shutdown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;

/**
 * Ends the events of containers that have fallen silent, so that the last one does not wait for a line after it. A
 * thread of its own runs it, since it may have to wait until there is room for them.
 */
final class Quiet<T> implements Runnable {
    static final Duration SILENCE = Duration.ofMillis(200);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Shutdown shutdown;
    private final LongSupplier ticker;
    private final LinkedBlockingQueue<Speaker<T>> speaking = new LinkedBlockingQueue<>();

    Quiet(Shutdown shutdown, LongSupplier ticker) {
        this.shutdown = shutdown;
        this.ticker = ticker;
    }

    @Override
    public void run() {
        try {
            do {
                List<Speaker<T>> all = new ArrayList<>(List.of(speaking.take()));
                speaking.drainTo(all);
                if (!shutdown.pause(BETWEEN_LOOKS)) {
                    return;
                }
                all.forEach(this::look);
            } while (!shutdown.hasBegun());
        } catch (InterruptedException | CancellationException nobodyReads) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Speaker<T> speaker) {
        if (ticker.getAsLong() - speaker.spoke < SILENCE.toNanos()) {
            speaking.add(speaker);
        } else {
            speaker.listed = false;
            speaker.reading.end(speaker.emitter);
        }
    }

    Speaker<T> speaker(Reading<T> reading, Emitter<T> emitter) {
        return new Speaker<>(this, reading, emitter);
    }

    /** One container. */
    static final class Speaker<T> {
        private final Quiet<T> quiet;
        private final Reading<T> reading;
        private final Emitter<T> emitter;
        private volatile long spoke;
        private volatile boolean listed;

        private Speaker(Quiet<T> quiet, Reading<T> reading, Emitter<T> emitter) {
            this.quiet = quiet;
            this.reading = reading;
            this.emitter = emitter;
        }

        /** Only for the thread that follows this container. */
        void spoke() {
            spoke = quiet.ticker.getAsLong();
            if (!listed) {
                listed = true;
                quiet.speaking.add(this);
            }
        }
    }
}
