package dev.cortex.utils.partitions;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to a partition, or would do.
 *
 * @param action {@code created}, {@code exists}, {@code dropped}, {@code skipped}, {@code postponed}, {@code
 *     already_running}, or {@code would create}, {@code would postpone}, {@code would drop}, {@code
 *     would skip}; between two steps {@code moving}, and {@code planned} for the number of jobs that have to be moved in all
 * @param archived failed jobs moved to the dead letters
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

    /** Whether another session is at it, which ends this run. */
    boolean isElsewhere() {
        return action.equals("already_running");
    }

    boolean isPlan() {
        return action.equals("planned");
    }

    /** Whether the partition is still being emptied: the counts are those so far. */
    boolean isUnderWay() {
        return action.equals("moving");
    }

    /** Whether what was asked for was done. */
    boolean isDone() {
        return !List.of("skipped", "postponed", "already_running").contains(action);
    }

    /** How many jobs were moved out of the partition. */
    long moved() {
        return (archived == null ? 0 : archived) + (requeued == null ? 0 : requeued);
    }
}
