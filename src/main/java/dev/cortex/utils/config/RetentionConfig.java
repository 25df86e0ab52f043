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
    /** Empty when nobody has set it. */
    public Optional<Duration> setDeadLetters() {
        return Optional.ofNullable(setDeadLetterDays).map(Duration::ofDays);
    }
}
