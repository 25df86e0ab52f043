package dev.cortex.utils.deadletter;

import java.time.Instant;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * A failed job that outlived its partition.
 *
 * @param originalId its id in the queue
 * @param createdAt when the job was enqueued first
 * @param failedAt when it was moved to the dead letters
 * @param retriedAs the id in the queue that it was enqueued again as
 * @param job the columns of the queue that dead letters have none for; null when others archived it
 */
record DeadLetter(
        long id,
        long originalId,
        String queue,
        JSONB payload,
        int attempts,
        @Nullable String lastError,
        Instant createdAt,
        Instant failedAt,
        String archivedFromPartition,
        @Nullable Instant retriedAt,
        @Nullable Long retriedAs,
        @Nullable JSONB job) {}
