package dev.cortex.utils.deadletter;

import java.time.Instant;

/**
 * The dead letters of a queue, counted.
 *
 * @param waiting not retried yet
 * @param oldest when the first of them was archived
 * @param newest when the last of them was archived
 */
record QueueLetters(String queue, long waiting, long retried, long archived24h, Instant oldest, Instant newest) {}
