package dev.cortex.utils.tail.stream;

import dev.cortex.utils.tail.source.LogSource;

/** Takes the merged stream, in one thread. What it throws ends the reading and reaches the caller. */
@FunctionalInterface
public interface Sink<T> {
    void item(LogSource source, long epochNanos, T item);
}
