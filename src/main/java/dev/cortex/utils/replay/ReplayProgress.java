package dev.cortex.utils.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come.
 *
 * @param replayId null when it has not begun, as is {@code startedAt}
 * @param skipped emails that had a pending or processing job already
 */
record ReplayProgress(
        @Nullable Long replayId,
        @Nullable Instant startedAt,
        long matched,
        long enqueued,
        long skipped,
        long remaining) {}
