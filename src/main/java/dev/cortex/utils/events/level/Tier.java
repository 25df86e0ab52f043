package dev.cortex.utils.events.level;

import org.jspecify.annotations.Nullable;

/** The levels that one kind of place in a line names: one is an answer, two different ones are none. */
public final class Tier {
    private @Nullable Level level;
    private boolean clash;

    public void add(@Nullable Level found) {
        if (found != null) {
            clash |= level != null && level != found;
            level = found;
        }
    }

    public boolean decided() {
        return level != null;
    }

    public @Nullable Level level() {
        return clash ? null : level;
    }
}
