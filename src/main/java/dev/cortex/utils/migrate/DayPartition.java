package dev.cortex.utils.migrate;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cortex_create_partitions} says of one of the coming days.
 *
 * @param name null when another session was at work, and nothing was tried
 */
record DayPartition(
        String action,
        @Nullable String name,
        @Nullable Long jobs,
        @Nullable Long archived,
        @Nullable Long requeued,
        @Nullable Long bytes,
        @Nullable Duration took,
        @Nullable String detail) {

    boolean isThere() {
        return action.equals("exists") || action.equals("created");
    }

    /** What is lacking, and why. */
    String lack() {
        String reason = Optional.ofNullable(detail).orElse(action);
        return name == null ? reason : name + " is lacking: " + reason;
    }

    /** Not there, nor about to be. */
    boolean isLacking() {
        return !isThere() && !action.equals("would create");
    }
}
