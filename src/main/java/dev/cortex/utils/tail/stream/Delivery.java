package dev.cortex.utils.tail.stream;

import dev.cortex.utils.tail.source.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * Something on its way to the sink.
 *
 * @param time when it was written; nanoseconds since 1970
 * @param turn where it belongs among those of other containers; never smaller than that of the one before it
 * @param weight roughly how many bytes it keeps in memory
 * @param item null if there is only the cursor to tell of
 */
record Delivery<T>(
        LogSource source,
        long time,
        long turn,
        int weight,
        @Nullable T item,
        Cursor cursor) {
    void to(Sink<T> sink) {
        if (item == null) {
            sink.reached(source, cursor);
        } else {
            sink.item(source, item, cursor);
        }
    }
}
