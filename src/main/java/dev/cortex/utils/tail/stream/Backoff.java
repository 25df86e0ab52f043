package dev.cortex.utils.tail.stream;

import java.time.Duration;

/** How long to wait before the next try: each time twice as long, up to a limit. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    Duration next() {
        Duration current = next;
        Duration twice = current.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return current;
    }

    /** The last try got somewhere. */
    void reset() {
        next = FIRST;
    }
}
