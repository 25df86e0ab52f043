package dev.cortex.utils.deadletter;

import java.time.Instant;

/**
 * The dead letters of a queue, counted.
 *
 * @param waiting not retried yet
 * @param oldest when the first of them failed
 * @param newest when the last of them failed
 */
record QueueLetters(String queue, long waiting, long retried, long failed24h, Instant oldest, Instant newest) {}
