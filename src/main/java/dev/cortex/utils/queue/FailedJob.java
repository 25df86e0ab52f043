package dev.cortex.utils.queue;

import java.time.Instant;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A job that failed for good and is still in the queue. */
record FailedJob(
        long id,
        String queue,
        JSONB payload,
        @Nullable Integer attempts,
        @Nullable Integer maxAttempts,
        @Nullable String lastError,
        Instant createdAt,
        Instant failedAt) {}
