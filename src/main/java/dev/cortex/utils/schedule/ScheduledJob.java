package dev.cortex.utils.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of this installation in pg_cron, and how its last run went.
 *
 * @param cronSchedule five cron fields, in GMT
 * @param failures7d failed runs of the last seven days
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
        long failures7d) {}
