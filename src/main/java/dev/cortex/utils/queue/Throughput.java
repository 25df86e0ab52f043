package dev.cortex.utils.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a queue during a bucket of time.
 *
 * @param failureRate failed jobs among those that ended, from 0 to 1; null when none ended
 */
record Throughput(
        String queue,
        Instant bucketStart,
        long enqueued,
        long completed,
        long failed,
        @Nullable Double failureRate) {}
