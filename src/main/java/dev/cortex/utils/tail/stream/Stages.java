package dev.cortex.utils.tail.stream;

import dev.cortex.utils.tail.source.LogSource;

/** Makes a stage for each container. */
@FunctionalInterface
public interface Stages<T> {
    Stage<T> of(LogSource source);

    /** Whether events are to come with their bytes. */
    default boolean wantBytes() {
        return false;
    }
}
