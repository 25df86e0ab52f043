package dev.cortex.utils.logs;

import dev.cortex.utils.tail.stream.Entry;
import java.util.List;

/**
 * Events that follow each other in a container's log.
 *
 * @param goesOn whether the first of them follows the last one of the passage before, with nothing left out in between
 */
record Passage(List<Found> events, boolean goesOn) {
    /** @param matches whether it is what was searched for, or beside it */
    record Found(Entry entry, boolean matches) {}

    Passage {
        events = List.copyOf(events);
    }
}
