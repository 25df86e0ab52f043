package dev.cortex.utils.events.level;

import java.util.Locale;

/** How serious a line says it is, least first. A line that names no level has none, not a guessed one. */
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    NOTICE,
    WARN,
    ERROR,
    FATAL;

    /** The name as it is printed and typed: {@code warn}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
