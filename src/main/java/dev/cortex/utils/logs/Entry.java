package dev.cortex.utils.logs;

import java.time.Instant;

/**
 * An event of a container's log.
 *
 * @param epochNanos when its first line was read by the engine; nanoseconds since 1970
 */
record Entry(long epochNanos, boolean stderr, LogEvent event) {
    Instant time() {
        return Instant.ofEpochSecond(0, epochNanos);
    }
}
