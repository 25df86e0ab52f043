package dev.cortex.utils.config;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long jobs and dead letters are kept.
 *
 * @param setQueueDays null when nobody has set it
 * @param setDeadLetterDays null when nobody has set it
 */
public record RetentionConfig(
        @Nullable Integer setQueueDays, @Nullable Integer setDeadLetterDays) {
    private static final int DEFAULT_QUEUE_DAYS = 7;
    private static final int DEFAULT_DEAD_LETTER_DAYS = 30;

    public int queueDays() {
        return setQueueDays == null ? DEFAULT_QUEUE_DAYS : setQueueDays;
    }

    public Duration deadLetters() {
        return setDeadLetters().orElse(Duration.ofDays(DEFAULT_DEAD_LETTER_DAYS));
    }

    /** Empty when nobody has set it. */
    public Optional<Duration> setDeadLetters() {
        return Optional.ofNullable(setDeadLetterDays).map(Duration::ofDays);
    }
}
