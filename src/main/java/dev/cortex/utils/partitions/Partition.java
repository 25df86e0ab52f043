package dev.cortex.utils.partitions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partition of the queue.
 *
 * @param lowerBound the first instant in it; null without limit
 * @param upperBound the first instant after it; null without limit
 * @param state {@code past}, {@code today}, {@code future}, {@code wide} (more than a day) or {@code default}
 * @param other jobs of any status but the five, or of none
 * @param estimated whether the numbers of completed and cancelled jobs are PostgreSQL's estimates
 */
record Partition(
        String name,
        @Nullable Instant lowerBound,
        @Nullable Instant upperBound,
        @Nullable Long pending,
        @Nullable Long processing,
        @Nullable Long completed,
        @Nullable Long failed,
        @Nullable Long cancelled,
        @Nullable Long other,
        long bytes,
        String state,
        boolean estimated) {}
