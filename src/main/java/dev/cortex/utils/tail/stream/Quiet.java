package dev.cortex.utils.tail.stream;

import dev.cortex.utils.daemon.Service;
import dev.cortex.utils.daemon.Shutdown;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Ends the events of containers that have fallen silent, so that the last one does not wait for a line after it. A
 * thread of its own runs it, since it may have to wait until there is room for them.
 */
final class Quiet<T> implements Service {
    static final Duration SILENCE = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final LongSupplier ticker;
    private final LinkedBlockingQueue<Speaker<T>> speaking = new LinkedBlockingQueue<>();

    Quiet(LongSupplier ticker) {
        this.ticker = ticker;
    }

    @Override
    public void run(Shutdown shutdown) {
        Deque<Speaker<T>> all = new ArrayDeque<>();
        try {
            do {
                all.add(speaking.take());
                speaking.drainTo(all);
                if (!shutdown.pause(BETWEEN_LOOKS)) {
                    return;
                }
                while (!all.isEmpty()) {
                    look(all.remove());
                }
            } while (!shutdown.hasBegun());
        } catch (InterruptedException | NobodyReads closed) {
            Thread.currentThread().interrupt();
        } finally {
            // One that fails takes no others with it.
            speaking.addAll(all);
        }
    }

    private void look(Speaker<T> speaker) {
        if (ticker.getAsLong() - speaker.spoke < SILENCE.toNanos()) {
            speaking.add(speaker);
        } else {
            speaker.listed = false;
            speaker.reading.end(speaker.outlet);
        }
    }

    Speaker<T> speaker(Reading<T> reading, Consumer<Delivery<T>> outlet) {
        return new Speaker<>(this, reading, outlet);
    }

    /** One container. */
    static final class Speaker<T> {
        private final Quiet<T> quiet;
        private final Reading<T> reading;
        private final Consumer<Delivery<T>> outlet;
        private volatile long spoke;
        private volatile boolean listed;

        private Speaker(Quiet<T> quiet, Reading<T> reading, Consumer<Delivery<T>> outlet) {
            this.quiet = quiet;
            this.reading = reading;
            this.outlet = outlet;
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
