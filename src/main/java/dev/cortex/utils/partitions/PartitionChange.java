package dev.cortex.utils.partitions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to a partition, or would do.
 *
 * @param action {@code created}, {@code exists}, {@code dropped}, {@code skipped}, {@code postponed}, {@code
 *     already_running}, or {@code would create}, {@code would drop}, {@code would skip}
 * @param archived failed jobs copied to the dead letters
 * @param requeued active jobs moved to the partition of today
 */
record PartitionChange(
        String action,
        @Nullable String partition,
        @Nullable Long jobs,
        @Nullable Long archived,
        @Nullable Long requeued,
        @Nullable Long bytes,
        @Nullable Duration took,
        @Nullable String detail) {

    /** Whether it has to be asked for again: another session stood in the way. */
    boolean isPending() {
        return action.equals("postponed") || action.equals("already_running");
    }
}
