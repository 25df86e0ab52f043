package dev.cortex.utils.daemon;

import java.time.Duration;

/** How to let time pass. */
@FunctionalInterface
public interface Waiter {
    /** @return false if it is time to stop: then it returned early */
    boolean pause(Duration duration);
}
