package dev.cortex.utils.tail.stream;

import dev.cortex.utils.events.LogEvent;
import java.time.Instant;

/**
 * An event of a container's log.
 *
 * @param epochNanos when its first line was read by the engine; nanoseconds since 1970
 * @param rest whether it is more of the last entry of the same stream, an event that is written slowly
 */
public record Entry(long epochNanos, boolean stderr, LogEvent event, boolean rest) {
    /** The event as it is read by itself. */
    public static Entry of(RawEntry raw) {
        return new Entry(raw.epochNanos(), raw.stderr(), LogEvent.read(raw.event()), false);
    }

    public Instant time() {
        return Instant.ofEpochSecond(0, epochNanos);
    }

    public String stream() {
        return stderr ? "stderr" : "stdout";
    }

    /** Roughly how many bytes it keeps in memory. */
    public int weight() {
        return 2 * event.text().length() + 200;
    }
}
