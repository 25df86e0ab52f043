package dev.cortex.utils.config;

import java.time.Duration;

/** How long jobs and dead letters are kept. */
public record RetentionConfig(int queueDays, int deadLetterDays) {

    public RetentionConfig {
        if (queueDays < 1 || deadLetterDays < 1) {
            throw new IllegalArgumentException("retention is at least one day");
        }
    }

    public Duration deadLetters() {
        return Duration.ofDays(deadLetterDays);
    }
}
