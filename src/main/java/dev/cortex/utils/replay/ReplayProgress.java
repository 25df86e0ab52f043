package dev.cortex.utils.replay;

import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come.
 *
 * @param replayId null for a dry run
 * @param skipped emails that had a pending or processing job already
 */
record ReplayProgress(@Nullable Long replayId, long matched, long enqueued, long skipped, long remaining) {}
