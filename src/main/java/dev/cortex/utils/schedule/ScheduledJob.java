package dev.cortex.utils.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job of this installation in pg_cron, and how its last run went.
 *
 * @param cronSchedule five cron fields, in GMT
 * @param lastStartedAt null where it never ran, or pg_cron kept no time
 * @param failures7d failed runs of the last seven days; null where pg_cron keeps no record
 */
record ScheduledJob(
        String name,
        String cronSchedule,
        String command,
        boolean active,
        @Nullable String lastStatus,
        @Nullable Instant lastStartedAt,
        @Nullable Duration lastTook,
        @Nullable String lastMessage,
        @Nullable Long failures7d) {

    /** How its last run failed, in a sentence. */
    Optional<String> failure() {
        return "failed".equals(lastStatus) ? Optional.of(name + " failed: " + lastMessage) : Optional.empty();
    }
}
