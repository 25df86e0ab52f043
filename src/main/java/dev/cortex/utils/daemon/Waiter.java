package dev.cortex.utils.daemon;

import java.time.Duration;

/** How to let time pass. */
@FunctionalInterface
public interface Waiter {
    /** Ended by an interrupt only: for what the end of the process may cut short. */
    Waiter UNENDING = new Shutdown();

    /** @return false if it is time to stop: then it returned early */
    boolean pause(Duration duration);
}
