package dev.cortex.utils.tail.stream;

import dev.cortex.utils.docker.LineSink;
import dev.cortex.utils.docker.LogLine;
import java.time.Instant;
import java.util.Optional;

/** Remembers when the first line was written. */
final class OldestLine implements LineSink {
    private long epochNanos = Long.MIN_VALUE;

    @Override
    public void line(LogLine line) {
        if (!isKnown()) {
            epochNanos = line.epochNanos();
        }
    }

    boolean isKnown() {
        return epochNanos != Long.MIN_VALUE;
    }

    Optional<Instant> time() {
        return isKnown() ? Optional.of(Instant.ofEpochSecond(0, epochNanos)) : Optional.empty();
    }
}
