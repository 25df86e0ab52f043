package dev.cortex.utils.tail.stream;

import dev.cortex.utils.tail.source.LogSource;

/** Takes the merged stream, in one thread. What it throws ends the reading and reaches the caller. */
@FunctionalInterface
public interface Sink<T> {
    /**
     * Takes an item; those of one container in the order of their cursors.
     *
     * @param cursor how far its log is handled once this item is: it, all before it, and what no item was made of
     */
    void item(LogSource source, T item, Cursor cursor);

    /** The log of a container is handled up to there: what came since the last cursor was let go. */
    default void reached(LogSource source, Cursor cursor) {}
}
