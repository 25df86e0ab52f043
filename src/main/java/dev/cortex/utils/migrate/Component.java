package dev.cortex.utils.migrate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A part of the installation, or something that it runs on. */
record Component(
        String name,
        @Nullable String version,
        String state,
        @Nullable Instant since) {

    static Component of(String name, @Nullable String version, String state) {
        return new Component(name, version, state, null);
    }
}
