package dev.cortex.utils.database;

import java.nio.charset.StandardCharsets;

/** What one listens on: an identifier, any text that PostgreSQL takes for one without cutting it. */
record Channel(String name) {
    private static final int LONGEST_BYTES = 63;

    Channel {
        if (name.isEmpty() || name.indexOf('\0') >= 0 || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new IllegalArgumentException("no name of a channel: " + name.replace('\0', '?'));
        }
    }

    String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
