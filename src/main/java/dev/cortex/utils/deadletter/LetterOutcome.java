package dev.cortex.utils.deadletter;

import org.jspecify.annotations.Nullable;

/**
 * What became of a dead letter that was to be retried.
 *
 * @param retriedAs the job in the queue that it became; null when refused, or only rehearsed
 * @param refusal why it could not be enqueued; null when it could
 */
record LetterOutcome(
        long id,
        String queue,
        @Nullable Long retriedAs,
        @Nullable String refusal) {}
