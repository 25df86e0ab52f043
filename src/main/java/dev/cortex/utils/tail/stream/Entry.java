package dev.cortex.utils.tail.stream;

import dev.cortex.utils.events.LogEvent;
import java.time.Instant;

/**
 * An event of a container's log.
 *
 * @param epochNanos when its first line was read by the engine; nanoseconds since 1970
 */
public record Entry(long epochNanos, boolean stderr, LogEvent event) {
    public Instant time() {
        return Instant.ofEpochSecond(0, epochNanos);
    }

    public String stream() {
        return stderr ? "stderr" : "stdout";
    }
}
