package dev.cortex.utils.deadletter;

import java.time.Instant;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * A failed job that outlived its partition.
 *
 * @param originalId its id in the queue
 * @param createdAt when the job was enqueued first
 * @param jobFailedAt when it failed; null when others archived it, as that is not known then
 * @param archivedAt when it was moved to the dead letters
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
        @Nullable Instant jobFailedAt,
        Instant archivedAt,
        String archivedFromPartition,
        @Nullable Instant retriedAt,
        @Nullable Long retriedAs,
        @Nullable JSONB job) {}
