package dev.cortex.utils.schedule;

import java.time.Duration;

/**
 * How long things are kept, and how far ahead partitions are made.
 *
 * @param queueDays whole UTC days besides today
 * @param history of the toolkit's own tables
 * @param runDetails of pg_cron's record of its runs
 */
record Retention(int queueDays, Duration deadLetters, int premakeDays, Duration history, Duration runDetails) {}
