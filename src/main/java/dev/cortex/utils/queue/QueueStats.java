package dev.cortex.utils.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a queue does.
 *
 * @param completed in the window asked for, as is {@code failed}
 * @param oldestPending how long the oldest pending job has waited; null when none waits
 * @param staleProcessing jobs that have been processing for suspiciously long
 * @param drainEstimate how long the pending jobs will take; null when nothing completes
 */
record QueueStats(
        String queue,
        long pending,
        long processing,
        long completed,
        long failed,
        @Nullable Duration oldestPending,
        long staleProcessing,
        @Nullable Duration drainEstimate) {}
