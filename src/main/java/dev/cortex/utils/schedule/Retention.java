package dev.cortex.utils.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things are kept, and how far ahead partitions are made; null for what it was so far, or the default.
 *
 * @param queueDays whole UTC days besides today
 * @param history of the toolkit's own tables
 * @param runDetails of pg_cron's record of its runs
 */
record Retention(
        @Nullable Integer queueDays,
        @Nullable Duration deadLetters,
        @Nullable Integer premakeDays,
        @Nullable Duration history,
        @Nullable Duration runDetails) {}
