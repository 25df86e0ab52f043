package dev.cortex.utils.daemon;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends all waiting, once and for good. */
public final class Shutdown implements Waiter {
    private final CountDownLatch begun = new CountDownLatch(1);

    public void begin() {
        begun.countDown();
    }

    public boolean hasBegun() {
        return begun.getCount() == 0;
    }

    /** An interrupt counts as a shutdown for the thread it came to, and stays set. */
    @Override
    public boolean pause(Duration duration) {
        try {
            return !begun.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
