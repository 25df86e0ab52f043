package dev.cortex.utils.events.level;

import org.jspecify.annotations.Nullable;

/**
 * What stands before the message of a text line: times, host, process, level, thread, logger.
 *
 * @param end where the message begins
 * @param level the level that the header names, if it names just one
 * @param timed whether it holds a point in time
 * @param clash whether it names two levels, which is as good as none
 */
public record Header(int end, @Nullable Level level, boolean timed, boolean clash) {
    public static Header of(String line) {
        return new HeaderScanner(line).scan();
    }

    /** Whether the line says by itself that a new event begins here. */
    public boolean present() {
        return timed || level != null;
    }
}
