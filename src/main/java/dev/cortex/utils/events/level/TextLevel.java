package dev.cortex.utils.events.level;

import org.jspecify.annotations.Nullable;

/** The level of a line that is no data structure: its header's, else what the text tiers find, else a crash's. */
public final class TextLevel {
    private TextLevel() {}

    public static @Nullable Level of(String line) {
        return of(line, Header.of(line));
    }

    /** As {@link #of(String)}, for a caller that has the line's header already. */
    public static @Nullable Level of(String line, Header header) {
        if (header.level() != null || header.clash()) {
            return header.level();
        }
        Level level = TextTiers.level(line);
        return level != null ? level : Crash.level(line);
    }
}
