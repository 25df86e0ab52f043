package dev.cortex.utils.migration;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last migration of the queue stands or ended.
 *
 * @param applied changes made by the services meanwhile that were carried over; {@code waiting} still are to be
 * @param swapHeld how long the swap kept everybody out
 */
record MigrationStatus(
        String strategy,
        String phase,
        boolean rollingBack,
        @Nullable Long done,
        @Nullable Long total,
        long jobs,
        long copied,
        long applied,
        @Nullable Long waiting,
        long verified,
        int swapTries,
        @Nullable Duration swapHeld,
        Instant startedAt,
        String startedBy,
        Instant steppedAt,
        @Nullable Instant swappedAt,
        @Nullable Instant finishedAt) {
    boolean isCurrent() {
        return finishedAt == null;
    }
}
