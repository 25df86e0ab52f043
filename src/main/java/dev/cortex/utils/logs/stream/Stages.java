package dev.cortex.utils.logs.stream;

import dev.cortex.utils.logs.source.LogSource;

/** Makes a stage for each container. */
@FunctionalInterface
public interface Stages<T> {
    Stage<T> of(LogSource source);
}
