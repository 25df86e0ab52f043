package dev.cortex.utils.replay;

import java.time.Instant;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A replay on record: who asked for what, and what came of it. */
record PastReplay(
        long replayId,
        Instant startedAt,
        @Nullable Instant lastBatchAt,
        @Nullable Instant finishedAt,
        String calledBy,
        @Nullable String application,
        String queue,
        JSONB filter,
        long matched,
        long enqueued,
        long skipped,
        long remaining,
        String state) {}
